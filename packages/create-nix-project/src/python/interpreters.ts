/** Interpreters that the pinned nixpkgs has, the default first. */
export const interpreters: readonly string[] = ['3.13', '3.12', '3.14'];
