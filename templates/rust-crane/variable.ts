/** Reads an entry `NAME=VALUE` of the answer `environment`. */
export function parseVariable(entry: string): { readonly name: string; readonly value: string } {
  const end = entry.indexOf('=');
  return { name: entry.slice(0, end), value: entry.slice(end + 1) };
}
