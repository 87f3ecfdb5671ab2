/** The first version in what a program prints, such as 2.34.8; null when there is none. */
export function versionIn(text: string): string | null {
  return /\d+\.\d+(\.\d+)*/.exec(text)?.[0] ?? null;
}

/** Whether a version of numbers and dots is the same as another one or newer. */
export function isAtLeast(version: string, oldest: string): boolean {
  const have = version.split('.').map(Number);
  const need = oldest.split('.').map(Number);
  for (const [index, number] of need.entries()) {
    const other = have[index] ?? 0;
    if (other !== number) return other > number;
  }
  return true;
}
