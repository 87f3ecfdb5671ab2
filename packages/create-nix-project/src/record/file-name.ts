/** Holds the record of a project. */
export const recordFile = '.nix-project.json';

/** The order in which files are shown: the record is for programs, so it comes last. */
export function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  if (a.path === recordFile || b.path === recordFile) return a.path === recordFile ? 1 : -1;
  return a.path < b.path ? -1 : 1;
}
