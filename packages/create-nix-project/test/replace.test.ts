/** A project with a flake of its own: `--replace`, and what is said without it. */
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, git, programs, testFolder } from './cli.ts';
import { inTerminal } from './terminal.ts';

const own = {
  'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n',
  'flake.nix': '{ outputs = _: { }; }\n',
  'flake.lock': '{ "nodes": { }, "root": "root", "version": 7 }\n',
  'shell.nix': '{ }\n',
};
const yes = ['--yes', '--no-lock'];

function commit(folder: string): string {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'a step');
  return folder;
}

/** A project with a flake, in a repository with one commit. */
function project(files: Readonly<Record<string, string>> = own): string {
  const folder = testFolder(files);
  git(folder, 'init', '--quiet');
  return commit(folder);
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

/** What a run that is refused says after the diff, and that it left everything as it was. */
function refusal(folder: string, args: readonly string[] = yes, path = programs()): string[] {
  const before = git(folder, 'status', '--porcelain', '--untracked-files=all');
  const { code, stdout, stderr } = cli(folder, args, path);
  expect([code, stdout]).toEqual([3, '']);
  expect(git(folder, 'status', '--porcelain', '--untracked-files=all')).toBe(before);
  return stderr.trimEnd().split('\n').slice(-2);
}

const differ =
  'error: 2 existing files differ from what the template generates: flake.lock, flake.nix. Nothing was written.';

describe('without --replace', () => {
  test('files that git has committed: the flag is named, and the way back', () => {
    expect(refusal(project())).toEqual([
      differ,
      '`--replace` replaces them, as git has them committed; `git checkout HEAD -- flake.lock flake.nix` restores them.',
    ]);
  });

  test('one file', () => {
    const { 'flake.lock': _, ...files } = own;
    expect(refusal(project(files))[1]).toBe(
      '`--replace` replaces it, as git has it committed; `git checkout HEAD -- flake.nix` restores it.',
    );
  });

  test('a flag that leaves a file out is named as well', () => {
    const folder = project({ ...own, '.github/workflows/nix.yml': '{}\n' });
    expect(refusal(folder)[1]).toContain(
      ' restores them. `--ci none` leaves out .github/workflows/nix.yml.',
    );
  });
});

const notNow = (reason: string) =>
  `\`--replace\` replaces files that git has committed, but ${reason}. Commit them, or move them away, and run the command again.`;

describe.each([[yes], [[...yes, '--replace']]])('%j refuses', (args) => {
  test('files that are changed, added or untracked', () => {
    const folder = project();
    writeFileSync(join(folder, 'flake.nix'), '{ outputs = _: { a = 1; }; }\n');
    expect(refusal(folder, args)).toEqual([
      differ,
      notNow('flake.nix has changes that are not committed'),
    ]);
    git(folder, 'add', 'flake.nix');
    expect(refusal(folder, args)[1]).toBe(notNow('flake.nix has changes that are not committed'));
    git(folder, 'rm', '--quiet', '--cached', 'flake.lock');
    git(folder, 'commit', '--quiet', '--message', 'less');
    expect(refusal(folder, args)[1]).toBe(notNow('flake.lock is not committed'));
  });

  test('changes that git was told not to look at', () => {
    const folder = project();
    git(folder, 'update-index', '--assume-unchanged', 'flake.nix');
    writeFileSync(join(folder, 'flake.nix'), '{ outputs = _: { a = 1; }; }\n');
    expect(refusal(folder, args)[1]).toBe(notNow('flake.nix has changes that are not committed'));
  });

  test('a link, whose file would be replaced', () => {
    const folder = project();
    rmSync(join(folder, 'flake.nix'));
    mkdirSync(join(folder, 'old'));
    writeFileSync(join(folder, 'old/flake.nix'), own['flake.nix']);
    symlinkSync('old/flake.nix', join(folder, 'flake.nix'));
    commit(folder);
    expect(refusal(folder, args)[1]).toContain('flake.nix');
    expect(read(folder, 'old/flake.nix')).toBe(own['flake.nix']);
  });

  test('a repository without commits, and none', () => {
    const folder = testFolder(own);
    git(folder, 'init', '--quiet');
    expect(refusal(folder, args)[1]).toBe(notNow('flake.lock and flake.nix are not committed'));
    rmSync(join(folder, '.git'), { recursive: true });
    const { code, stderr } = cli(folder, args);
    expect([code, stderr]).toEqual([
      3,
      expect.stringContaining(notNow('this folder is not in a git repository')),
    ]);
    expect(read(folder, 'flake.nix')).toBe(own['flake.nix']);
  });

  test('where git is not installed', () => {
    expect(refusal(project(), args, '/nonexistent')[1]).toBe(notNow('git is not installed'));
  });
});

describe('--replace', () => {
  test('shows the diff, takes their place, and says how to get them back', () => {
    const folder = project();
    const { code, stdout, stderr } = cli(folder, [...yes, '--replace']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')[0]).toBe('diff --git a/flake.lock b/flake.lock');
    expect(stdout).toContain('\n-{ outputs = _: { }; }\n');
    expect(read(folder, 'flake.nix')).toContain('nixpkgs');
    expect(read(folder, 'shell.nix')).toBe(own['shell.nix']);
    const command = /^Git has the old flake\.lock and flake\.nix: `(.*)` restores them\.$/m.exec(
      stdout,
    );
    const [, ...words] = command?.[1]?.split(' ') ?? [];
    git(folder, ...words);
    expect([read(folder, 'flake.nix'), read(folder, 'flake.lock')]).toEqual([
      own['flake.nix'],
      own['flake.lock'],
    ]);
  });

  test('from the folder above, the command that brings them back works there', () => {
    const folder = project({ ...own, 'a b/keep': '' });
    const above = testFolder();
    git(above, 'clone', '--quiet', folder, 'my app');
    const { stdout } = cli(above, ['my app', ...yes, '--replace']);
    expect(stdout).toContain("`git -C 'my app' checkout HEAD -- flake.lock flake.nix`");
  });

  test('in a folder of a larger repository', () => {
    const folder = project({
      'part/flake.nix': '{ }\n',
      'part/pyproject.toml': own['pyproject.toml'],
    });
    expect(cli(join(folder, 'part'), [...yes, '--replace']).code).toBe(0);
    git(join(folder, 'part'), 'checkout', 'HEAD', '--', 'flake.nix');
    expect(read(folder, 'part/flake.nix')).toBe('{ }\n');
  });

  test('--dry-run writes nothing, and its diff applies', () => {
    const folder = project();
    const { code, stdout } = cli(folder, [...yes, '--replace', '--dry-run']);
    expect([code, git(folder, 'status', '--porcelain')]).toEqual([0, '']);
    expect(stdout.match(/^diff --git a\/flake\.nix /gm)).toHaveLength(1);
    const patch = testFolder({ patch: stdout });
    git(folder, 'apply', join(patch, 'patch'));
    expect(read(folder, 'flake.nix')).toContain('nixpkgs');
  });

  test('--json has the states, the command, and nothing beside', () => {
    const folder = project();
    const { stdout } = cli(folder, [...yes, '--replace', '--json']);
    const { files, restore } = JSON.parse(stdout);
    expect(files).toContainEqual({ path: 'flake.nix', state: 'replaced' });
    expect(restore).toBe('git checkout HEAD -- flake.lock flake.nix');
  });

  test('without conflicts is no different', () => {
    const folder = project({ 'pyproject.toml': own['pyproject.toml'] });
    const { code, stdout } = cli(folder, [...yes, '--replace']);
    expect([code, stdout.includes('Git has the old')]).toEqual([0, false]);
  });

  test('what is replaced is generated from then on', () => {
    const folder = project();
    cli(folder, [...yes, '--replace']);
    commit(folder);
    expect(cli(folder, ['update']).stdout).toMatch(/^Nothing to do/);
  });

  test('is for `create` alone', () => {
    expect(cli(testFolder(), ['update', '--replace']).stderr).toContain(
      '--replace does not apply to `update`',
    );
  });
});

describe('at a terminal', () => {
  test('it is asked, and Enter means no', async () => {
    const folder = project();
    const { code, shown } = await inTerminal(40, folder, [], programs());
    expect(code).toBe(3);
    expect(shown).toContain('-{ outputs = _: { }; }');
    expect(shown).toContain('Replace flake.lock and flake.nix? Git has them committed');
    expect(shown).toContain('`--replace` replaces them');
    expect(git(folder, 'status', '--porcelain')).toBe('');
  });

  test('nothing is asked where the answer could not be yes', async () => {
    const folder = project();
    writeFileSync(join(folder, 'flake.nix'), '{ }\n');
    const { code, shown } = await inTerminal(40, folder, [], programs());
    expect([code, shown.includes('Replace flake')]).toEqual([3, false]);
  });
});
