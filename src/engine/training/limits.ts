/** What bounds a training, in one place. A run that meets one of these stops and says so; nothing is thrown away. */
export const TRAINING_LIMITS = {
  /** Doubles that a run keeps: 24 million are 192 MB. */
  doubles: 24_000_000,
  /** Iterations of a run whose every iteration is kept. */
  iterations: 200_000,
  /** Iterations of `train`, which keeps nothing but the losses. */
  trainIterations: 1_000_000,
} as const;
