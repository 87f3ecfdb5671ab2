/**
 * The entries of a list answer in one text, as flags and the dialogue have it.
 *
 * @param separator what stands between entries
 */
export function writeList(entries: readonly string[], separator: ',' | ', ' = ','): string {
  return entries.map((entry) => entry.replace(/[\\,\s]/g, '\\$&')).join(separator);
}

/**
 * Reads the same: `cmake, pkg-config` has two entries. They are separated by commas or white space;
 * one that belongs to an entry has a backslash before it.
 */
export function readList(text: string): string[] {
  const entries = text.match(/(?:\\[\\,\s]|[^,\s])+/g) ?? [];
  return entries.map((entry) => entry.replace(/\\([\\,\s])/g, '$1'));
}
