import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import { DATA } from './xor.ts';

/** XOR trained by TensorFlow.js on its cpu backend (float32), Adam with lr 0.01. @returns the loss after the last update */
export async function prepareTfjs(): Promise<(iterations: number) => number> {
  // Without its checks, as it is fastest.
  tf.enableProdMode();
  await tf.setBackend('cpu');
  await tf.ready();
  const x = tf.tensor2d(DATA.x, [4, 2]);
  const t = tf.tensor2d(DATA.t, [4, 1]);
  const rest = tf.sub(1, t);
  return (iterations) =>
    tf.tidy(() => {
      const w1 = tf.variable(tf.tensor2d(DATA.w1, [2, 2]));
      const b1 = tf.variable(tf.tensor1d(DATA.b1));
      const w2 = tf.variable(tf.tensor2d(DATA.w2, [1, 2]));
      const b2 = tf.variable(tf.tensor1d(DATA.b2));
      const all = [w1, b1, w2, b2];
      const optimizer = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
      const lossNow = () => {
        const h = tf.sigmoid(tf.add(tf.matMul(x, w1, false, true), b1));
        const y = tf.sigmoid(tf.add(tf.matMul(h, w2, false, true), b2));
        const logs = tf.add(tf.mul(t, tf.log(y)), tf.mul(rest, tf.log(tf.sub(1, y))));
        return tf.neg(tf.mean(logs)) as tf.Scalar;
      };
      for (let i = 0; i < iterations; i++) optimizer.minimize(lossNow, false, all);
      const loss = lossNow().dataSync()[0] as number;
      optimizer.dispose();
      tf.dispose(all);
      return loss;
    });
}
