/** What a release depends on besides the files. */
export interface ReleaseState {
  /** Files that differ from the last commit. */
  readonly changed: readonly string[];
  /** Empty when none is checked out. */
  readonly branch: string;
  /** The changesets that are not in a version yet. */
  readonly changesets: readonly string[];
}

/**
 * Why no version can be made now, as a sentence that says what to do.
 *
 * @returns null when it can
 */
export function versionRefusal({ changed, changesets }: ReleaseState): string | null {
  if (changesets.length === 0)
    return 'There is no changeset, so there is nothing to release: `npx changeset` notes a change.';
  return uncommitted(changed);
}

/**
 * Why nothing can be published from this checkout, as a sentence that says what to do.
 *
 * @returns null when it can
 */
export function publishRefusal({ changed, branch, changesets }: ReleaseState): string | null {
  if (branch !== 'main')
    return `Releases are made from the branch main, and ${branch || 'no branch'} is checked out.`;
  if (changesets.length > 0)
    return `There are changesets that no version has (${shortList(changesets)}): \`npm run release:version\` comes first.`;
  return uncommitted(changed);
}

function uncommitted(changed: readonly string[]): string | null {
  if (changed.length === 0) return null;
  return `There are changes that are not committed (${shortList(changed)}): a release is made of what is in git.`;
}

function shortList(names: readonly string[]): string {
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `${names.slice(0, 3).join(', ')}${more}`;
}
