import type { Prompter } from '../answers/ask.ts';
import type { Facts } from '../values.ts';

/** Asks which of the folders Nix is added to; the first is what Enter takes. */
export type ProjectPrompter = (folders: readonly string[]) => Promise<string>;

/** How the command talks to the person at the terminal. */
export interface Dialogue {
  greet(target: string): void;
  project: ProjectPrompter;
  template(facts: Facts, proposed: string): Promise<string>;
  question: Prompter;
  /** Whether a record that is missing is to be made anew. */
  recreate(): Promise<boolean>;
  /** Whether these files, which git has committed, are to be replaced. */
  replace(paths: readonly string[]): Promise<boolean>;
}
