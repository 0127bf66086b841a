/** The optimizers of the table, by the names that settings, links and `train` use, in the order in which a page lists them. */
export const OPTIMIZER_NAMES = ['sgd', 'momentum', 'adam', 'adamw', 'rmsprop'] as const;

export type OptimizerName = (typeof OPTIMIZER_NAMES)[number];

/** Hyperparameters under PyTorch's names. Which of them an optimizer has, and their defaults, its table entry says. */
export interface Hyperparameters {
  readonly lr: number;
  readonly weight_decay: number;
  readonly momentum: number;
  readonly dampening: number;
  readonly nesterov: boolean;
  readonly betas: readonly [number, number];
  readonly eps: number;
  readonly alpha: number;
  readonly centered: boolean;
  readonly amsgrad: boolean;
  readonly maximize: boolean;
}

/** Everything that decides how a program is trained: with the program, it decides every number of a run. */
export interface TrainingSettings {
  readonly optimizer: OptimizerName;
  /** What differs from the optimizer's defaults. */
  readonly options: Partial<Hyperparameters>;
  /** Initial values: `null` as written in the program, else drawn as PyTorch's `nn.Linear` would after `manual_seed`. */
  readonly seed: number | null;
  /** Rows of a mini-batch; `null`: all rows at once. */
  readonly batchSize: number | null;
  /** False: gradients are never cleared, and pile up from one iteration to the next. */
  readonly zeroGrad: boolean;
  /** Names of the parameters that the optimizer was given; `null`: all of them. */
  readonly updates: readonly string[] | null;
}

/** Adam as PyTorch has it, with the learning rate of the lessons. */
export const DEFAULT_SETTINGS: TrainingSettings = {
  optimizer: 'adam',
  options: { lr: 0.01 },
  seed: null,
  batchSize: null,
  zeroGrad: true,
  updates: null,
};
