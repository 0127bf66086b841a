import type { Lesson } from './lesson.ts';
import { networkProgram, SEED_42, XOR_TARGETS } from './network.ts';

/** The XOR network of the PyTorch notebook: one iteration in detail, then two thousand. */
export const xor: Lesson = {
  id: 'xor',
  title: { en: 'XOR network', ko: 'XOR 신경망' },
  point: { en: 'A network is the same graph', ko: '신경망도 같은 계산 그래프다' },
  program: networkProgram({ hidden: 'sigmoid', units: 2, targets: XOR_TARGETS, weights: SEED_42 }),
  training: { optimizer: 'adam', options: { lr: 0.01 }, seed: 42 },
  trains: 2000,
  opensAt: { at: 'start' },
  notes: [
    {
      place: { at: 'start' },
      text: {
        en: 'Four samples go through at once, one a row of X. The weights are what PyTorch draws after torch.manual_seed(42). One iteration is forward, loss, zero grad, backward, update: step through it.',
        ko: '표본 네 개가 X의 행으로 한꺼번에 지나간다. 가중치는 PyTorch가 torch.manual_seed(42) 뒤에 뽑는 그 값이다. 한 번의 반복은 순전파, 손실, 기울기 초기화, 역전파, 갱신이다. 한 단계씩 따라가 보자.',
      },
    },
    {
      place: { at: 'forward', node: 'z1' },
      text: {
        en: 'nn.Linear computes X·W1ᵀ + b1: a row of W1 is one hidden unit.',
        ko: 'nn.Linear는 X·W1ᵀ + b1을 계산한다. W1의 한 행이 은닉 유닛 하나다.',
      },
    },
    {
      place: { at: 'forward', node: 'loss' },
      text: {
        en: 'The loss is {loss}. Answering one half to everything would cost ln 2 ≈ 0.6931: untrained, the network does worse than that.',
        ko: '손실은 {loss}이다. 모든 입력에 절반이라고 답하면 ln 2 ≈ 0.6931이 된다. 학습 전의 신경망은 그보다도 나쁘다.',
      },
    },
    {
      place: { at: 'zeroGrad' },
      text: {
        en: 'optimizer.zero_grad(): nothing to clear in the first iteration. From the second on there is.',
        ko: 'optimizer.zero_grad(): 첫 반복에는 지울 것이 없다. 두 번째부터는 있다.',
      },
    },
    {
      place: { at: 'backward', node: 'y' },
      text: {
        en: 'Sigmoid and BCE together leave something simple at z2: (y − t) divided by the 4 samples.',
        ko: '시그모이드와 BCE가 함께 z2에 남기는 것은 간단하다. (y − t)를 표본 수 4로 나눈 것이다.',
      },
    },
    {
      place: { at: 'backward', node: 'z2' },
      text: {
        en: 'The second layer sends three gradients: to h, to W2, and to b2, whose gradient sums over the samples. Each has the shape of its value.',
        ko: '둘째 계층은 기울기를 세 곳으로 보낸다. h, W2, 그리고 표본에 대해 더해지는 b2이다. 기울기마다 그 값과 형상이 같다.',
      },
    },
    {
      place: { at: 'update' },
      text: {
        en: 'Adam divides each gradient by its own recent size: in its first step every weight moves by about the learning rate, however small its gradient is.',
        ko: 'Adam은 기울기를 그 최근 크기로 나눈다. 그래서 첫 걸음에는 기울기가 아무리 작아도 모든 가중치가 학습률만큼 움직인다.',
      },
    },
    {
      place: { at: 'end' },
      text: {
        en: 'That was one iteration. Next goes on with the second; Train runs 2,000 at once.',
        ko: '이것이 한 번의 반복이다. 다음을 누르면 두 번째로 이어지고, 학습을 누르면 2,000번이 한꺼번에 돈다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 1,
      text: {
        en: 'The same graph again, with the weights that the update left. The parameters still hold the gradients of the iteration before: PyTorch keeps them until zero_grad.',
        ko: '같은 그래프를, 갱신된 가중치로 다시 지난다. 매개변수에는 앞 반복의 기울기가 아직 남아 있다. PyTorch는 zero_grad까지 그것을 지우지 않는다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 20,
      text: {
        en: 'On the plateau: the network answers about one half to everything, and the gradients are small. Look at Gradients and at the nearly empty decision boundary, then drag on.',
        ko: '평평한 구간이다. 신경망은 모든 입력에 절반쯤으로 답하고, 기울기는 작다. 기울기 그래프와 거의 빈 결정 경계를 보고, 계속 끌어 보자.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 280,
      text: {
        en: 'Here it learns: the hidden units turn, and the four points come apart in the hidden space. Step through this iteration as well; it has exactly the numbers that it had.',
        ko: '여기서 배운다. 은닉 유닛이 방향을 틀고, 네 점이 은닉 공간에서 갈라진다. 이 반복도 한 단계씩 지나가 보자. 그때의 수 그대로이다.',
      },
    },
    {
      place: { at: 'start' },
      iteration: 1000,
      text: {
        en: 'Learned: one straight line in the hidden space now separates what no line could separate in the input plane.',
        ko: '배웠다. 입력 평면에서는 어떤 직선으로도 나눌 수 없던 것을, 은닉 공간에서는 직선 하나가 나눈다.',
      },
    },
  ],
};
