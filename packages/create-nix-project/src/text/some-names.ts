/**
 * `a, b and 3 more`: of many names the first.
 *
 * @param most how many are told
 */
export function someNames(names: readonly string[], most = 4): string {
  const more = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
