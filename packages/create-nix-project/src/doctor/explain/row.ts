/** How far from the beginning of a chain of failures a finding is; the nearest come first. */
export type Depth = 'machine' | 'cause' | 'step' | 'outcome';

/**
 * A known failure. In the texts, `{name}` is what the group of that name in a pattern matched.
 *
 * Patterns see a log as `cleanLog` leaves it: lines without prefixes and indentation, words one
 * space apart. A space in a pattern also fits the end of a line, as programs wrap what they print,
 * and `.` never does. So that no log takes long, `+` and `*` stand for at most 200 characters, and a
 * pattern begins with text, or with something that fits at few places only, such as `\b` and `^`.
 */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** `machine`: outside of the project. `step`: a tool that stopped for what was said before it.
   * `outcome`: a whole build or run that failed for some of the others. Without it, a cause. */
  readonly depth?: Depth;
  readonly patterns: readonly RegExp[];
  /** Other patterns, with which the row says nothing: another row knows better. */
  readonly unless?: readonly RegExp[];
  /** Patterns of which one has to be in the log as well, anywhere. */
  readonly only?: readonly RegExp[];
  readonly happened: string;
  readonly todo: readonly string[];
  readonly link?: string;
  /** More values for the texts, from those that were captured. */
  readonly derive?: (
    captured: Readonly<Record<string, string>>,
  ) => Readonly<Record<string, string>>;
}
