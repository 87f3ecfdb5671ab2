/** A failure that a real program is made to have, so that its output can be kept. */
export interface Scenario {
  /** The id of the row that explains it, behind which `--` tells several logs of one row apart. */
  readonly id: string;
  /** What prints its version for the table, such as `nix --version`. */
  readonly version: string;
  /** Files of the project folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** A bash script that gets things ready; what it prints is not kept. */
  readonly setup?: string;
  /** A bash script in the project folder; both of its outputs are kept. */
  readonly command: string;
  /** A variable of the environment without which it cannot be recorded. */
  readonly needs?: string;
  /** Whether programs are asked for colours. */
  readonly colour?: boolean;
}
