import { run } from './exec.ts';

/** Which files git was told about, so that Nix sees them. */
export interface Visibility {
  readonly added: readonly string[];
  /** Why Nix would not see all files, and what to do about it. */
  readonly problem?: string;
}

/** The top folder of the repository that `folder` is in; null without git or repository. */
export async function findRepository(folder: string): Promise<string | null> {
  const { code, stdout } = await run('git', ['rev-parse', '--show-toplevel'], { cwd: folder });
  return code === 0 ? stdout.trimEnd() : null;
}

/** Makes `folder` a repository, unless it is in one or git is not there. */
export async function initRepository(folder: string): Promise<void> {
  if ((await findRepository(folder)) === null)
    await run('git', ['init', '--quiet'], { cwd: folder });
}

/**
 * `git add --intent-to-add` for those of the files that git does not track: a flake in a repository
 * only sees tracked files (https://github.com/NixOS/nix/issues/7107). Nothing is committed.
 */
export async function makeVisible(folder: string, paths: readonly string[]): Promise<Visibility> {
  // Without a repository Nix takes the whole folder as it is.
  if ((await findRepository(folder)) === null) return { added: [] };
  const names = paths.map((path) => `:(literal)${path}`);
  const listed = await run(
    'git',
    ['ls-files', '--others', '--exclude-standard', '-z', '--', ...names],
    { cwd: folder },
  );
  const added = listed.stdout.split('\0').filter((path) => path !== '');
  if (added.length > 0) {
    const literal = added.map((path) => `:(literal)${path}`);
    const { code, stderr } = await run('git', ['add', '--intent-to-add', '--', ...literal], {
      cwd: folder,
    });
    if (code !== 0)
      return {
        added: [],
        problem: `git add failed, so Nix does not see the files: ${stderr.trim()}`,
      };
  }
  const ignored = await run('git', ['check-ignore', '--no-index', '-z', '--', ...paths], {
    cwd: folder,
  });
  const tracked = await run('git', ['ls-files', '-z', '--', ...names], { cwd: folder });
  const known = new Set(tracked.stdout.split('\0'));
  const hidden = ignored.stdout.split('\0').filter((path) => path !== '' && !known.has(path));
  if (hidden.length === 0) return { added };
  const list = hidden.join(', ');
  return { added, problem: `git ignores ${list}, so Nix does not see it: \`git add -f\` it.` };
}
