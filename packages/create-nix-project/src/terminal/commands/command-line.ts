/** An option of a command: with a value, or a switch. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** What one command takes, and what `help` says of it. */
export interface CommandLine {
  /** The word that may follow the name of the command. */
  readonly argument: 'DIR' | 'LOG' | 'TOPIC';
  readonly options: Options;
  /** Whether it takes answers: those flags of the templates that 0.x had are understood, too. */
  readonly hasAnswers?: boolean;
  readonly help: string;
}

/** The answers that most people decide have a flag of their own; `--set` has the others. */
export const answerOptions: Options = {
  name: { type: 'string' },
  python: { type: 'string' },
  toolchain: { type: 'string' },
  ci: { type: 'string' },
  set: { type: 'string' },
};
