import type { Prompts } from '../answers/ask.ts';
import type { Facts, Template } from '../values.ts';

/** Asks which of the folders Nix is added to; the first is what Enter takes. */
export type ProjectPrompter = (folders: readonly string[]) => Promise<string>;

/** How the command talks to the person at the terminal. */
export interface Dialogue extends Prompts {
  greet(target: string): void;
  /** Says what is to be known before the questions. */
  warn(text: string): void;
  project: ProjectPrompter;
  /** Asks for one of these templates, by its id; the first is what Enter takes. */
  template(offered: readonly Template[], facts: Facts): Promise<string>;
  /** Whether a record that is missing is to be made anew. */
  recreate(): Promise<boolean>;
  /** Whether these files, which git has committed, are to be replaced. */
  replace(paths: readonly string[]): Promise<boolean>;
  /** Whether these lock files, which git ignores, are to be tracked all the same. */
  track(paths: readonly string[]): Promise<boolean>;
}
