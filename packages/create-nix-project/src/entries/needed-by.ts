/** The packages or crates that need something; too many of them are only counted. */
export interface NeededBy {
  readonly names: readonly string[];
  /** How many more there are. */
  readonly more: number;
}

/** The names that answers can hold: those of crates, and of Python packages once normalized. */
export const namePattern = /^[A-Za-z0-9_][A-Za-z0-9_-]{0,99}$/;

/** What fits on a line, as it becomes a comment. */
const mostNames = 4;

/** Writes `:NAME+NAME`, or `:NAME+NAME~3` with three more; nothing where nobody is known. */
export function writeNeededBy(names: readonly string[]): string {
  const shown = names.filter((name) => namePattern.test(name)).slice(0, mostNames);
  const more = names.length - shown.length;
  return shown.length === 0 ? '' : `:${shown.join('+')}${more === 0 ? '' : `~${more}`}`;
}

/** Reads what stands after the colon; undefined where there is none. */
export function parseNeededBy(text: string | undefined): NeededBy {
  const [names = '', more = '0'] = (text ?? '').split('~');
  return { names: names === '' ? [] : names.split('+'), more: Number(more) };
}

/** Whether that can be read. */
export function isNeededBy(text: string | undefined): boolean {
  if (text === undefined) return true;
  const [, names, more] = /^([^~]*)(?:~(.*))?$/s.exec(text) ?? [];
  if (more !== undefined && !/^[1-9]\d{0,5}$/.test(more)) return false;
  return names?.split('+').every((name) => namePattern.test(name)) === true;
}

/** For a comment: `a, b and 3 more`. */
export function neededByText({ names, more }: NeededBy): string {
  return more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
}
