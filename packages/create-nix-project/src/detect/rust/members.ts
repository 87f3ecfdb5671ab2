import { CliError, exitCodes } from '../../errors.ts';
import type { Folder } from '../../read/folder.ts';
import { nameTest } from '../../read/glob.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { textOf, textsOf } from '../../read/toml-values.ts';
import { printable } from '../../text/printable.ts';

/**
 * The manifests of a Cargo package or workspace: the root's own, if it is a package, and those of
 * its members.
 *
 * @throws {CliError} exit code 1 for a member that is not there, and for a package without a name
 */
export function packageManifests(folder: Folder, root: TomlFile): TomlFile[] {
  const own = root.get('package') === undefined ? [] : [root];
  const excluded = new Set(textsOf(root.get('workspace', 'exclude')));
  const members = textsOf(root.get('workspace', 'members'))
    .flatMap((pattern) => expand(folder, root, pattern))
    .filter((path) => path !== '.' && !excluded.has(path));
  const manifests = [...new Set(members)].map((path) => readToml(folder, `${path}/Cargo.toml`));
  const all = [...own, ...manifests.filter((manifest) => manifest !== undefined)];
  for (const manifest of all) checkName(manifest);
  return all;
}

/** The name of a package; `packageManifests` gives none without. */
export function packageName(manifest: TomlFile): string {
  return textOf(manifest.get('package', 'name')) ?? '';
}

function checkName(manifest: TomlFile): void {
  if (packageName(manifest) !== '') return;
  const line = manifest.line('package', 'name') ?? manifest.line('package') ?? 1;
  throw new CliError(
    `${manifest.file}:${line}: the package has no name, or one that is not text.`,
    {
      code: 'broken-file',
      exitCode: exitCodes.failed,
      hint: 'Write it as `name = "…"` below [package]. Nothing was written.',
    },
  );
}

/** The folders of a member pattern, where `*` stands for any name, as in `crates/*`. */
function expand(folder: Folder, root: TomlFile, pattern: string): string[] {
  const parts = pattern.replace(/^\.\/|\/$/g, '').split('/');
  if (parts.includes('..')) return [];
  const folders = parts.reduce<string[]>(
    (found, part) => found.flatMap((path) => matching(folder, path, part)),
    [''],
  );
  const members = folders.filter((path) => folder.has(`${path}/Cargo.toml`));
  if (members.length === 0 && !/[*?]/.test(pattern)) throw missing(root, pattern);
  return members;
}

function matching(folder: Folder, path: string, part: string): string[] {
  const join = (name: string) => (path === '' ? name : `${path}/${name}`);
  if (!/[*?]/.test(part)) return [join(part)];
  const matches = nameTest(part);
  return folder
    .list(path === '' ? '.' : path)
    .filter(({ name, isFolder }) => isFolder && matches(name))
    .map(({ name }) => join(name))
    .sort();
}

function missing(root: TomlFile, member: string): CliError {
  const line = root.line('workspace', 'members');
  return new CliError(`${root.file}:${line}: the member ${printable(member)} has no Cargo.toml.`, {
    code: 'broken-file',
    exitCode: exitCodes.failed,
    hint: 'Remove it from the list, or create it. Nothing was written.',
  });
}
