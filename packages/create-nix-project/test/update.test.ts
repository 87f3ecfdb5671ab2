import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packText, unpackText } from '../src/record/packed-text.ts';
import { cli, git, testFolder } from './cli.ts';

type Edit = (record: { generated: Record<string, string> } & Record<string, unknown>) => void;

let fresh: string;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'update-test-'));
  cli(folder, ['app', '--template', 'uv', '--yes', '--no-lock'], process.env.PATH);
  fresh = join(folder, 'app');
  commit(fresh);
});
afterAll(() => rmSync(join(fresh, '..'), { recursive: true, force: true }));

/** A project of the template uv in a repository with one commit. */
function project(): string {
  const app = join(testFolder(), 'app');
  cpSync(fresh, app, { recursive: true });
  return app;
}

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'a step');
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

function edit(folder: string, path: string, change: (text: string) => string): void {
  const text = read(folder, path);
  expect(change(text)).not.toBe(text);
  writeFileSync(join(folder, path), change(text));
}

function editRecord(folder: string, change: Edit): void {
  edit(folder, '.nix-project.json', (text) => {
    const record = JSON.parse(text);
    change(record);
    return JSON.stringify(record, null, 2);
  });
}

/** Makes the file what an older template gave, as if nobody had touched it since. */
function older(folder: string, path: string, change: (text: string) => string): void {
  edit(folder, path, change);
  editRecord(folder, (record) => {
    record.generated[path] = packText(read(folder, path));
    record.templateVersion = '0.9.0';
  });
}

const states = (stdout: string): Record<string, string> =>
  Object.fromEntries(
    JSON.parse(stdout)
      .files.filter(({ state }: { state: string }) => state !== 'unchanged')
      .map(({ path, state }: { path: string; state: string }) => [path, state]),
  );

describe('update', () => {
  test('of a project that is up to date writes nothing', () => {
    const app = project();
    const { code, stdout, stderr } = cli(app, ['update']);
    expect([code, stdout, stderr]).toEqual([0, 'Nothing to do. .: uv 2.0.0\n', '']);
    expect(git(app, 'status', '--porcelain')).toBe('');
    expect(cli(app, ['update', '--check'])).toMatchObject({
      code: 0,
      stdout: 'Up to date: uv 2.0.0.\n',
    });
  });

  test('replaces what nobody touched, merges what was, and keeps the rest', () => {
    const app = project();
    const current = read(app, 'nix/shell.nix');
    older(app, 'nix/shell.nix', (text) => text.replaceAll('#', '# Old:'));
    older(app, 'nix/libraries.nix', (text) => `# An old first line.\n${text}`);
    edit(app, 'nix/libraries.nix', (text) => text.replace('libz\n', 'libz\n  pkgs.libGL\n'));
    edit(app, 'nix/default.nix', (text) => `${text}# mine\n`);
    rmSync(join(app, '.github'), { recursive: true });
    commit(app);
    const { code, stdout } = cli(app, ['update', '--json']);
    expect(code).toBe(0);
    expect(states(stdout)).toEqual({
      '.github/workflows/nix.yml': 'left out',
      '.nix-project.json': 'replaced',
      'nix/default.nix': 'yours',
      'nix/libraries.nix': 'merged',
      'nix/shell.nix': 'replaced',
    });
    expect(read(app, 'nix/shell.nix')).toBe(current);
    expect(read(app, 'nix/libraries.nix')).toContain('libz\n  pkgs.libGL\n');
    expect(read(app, 'nix/libraries.nix')).not.toContain('old');
    expect(read(app, 'nix/default.nix')).toMatch(/# mine\n$/);
    expect(existsSync(join(app, '.github'))).toBe(false);
    commit(app);
    expect(cli(app, ['update']).stdout).toMatch(/^Nothing to do/);
  });

  test('leaves conflicts to git: markers, and stages for `git mergetool`', () => {
    const app = project();
    older(app, 'nix/libraries.nix', (text) => text.replace('# libz', '# older'));
    edit(app, 'nix/libraries.nix', (text) => text.replace('# older', '# mine'));
    commit(app);
    const { code, stdout } = cli(app, ['update']);
    expect(code).toBe(1);
    expect(stdout).toContain('changed the same lines of nix/libraries.nix');
    const text = read(app, 'nix/libraries.nix');
    expect(text).toMatch(/<<<<<<< yours\n.*# mine\n=======\n.*# libz\n>>>>>>> uv 2\.0\.0\n/);
    expect(git(app, 'status', '--porcelain', 'nix')).toBe('UU nix/libraries.nix\n');
    expect(git(app, 'show', ':1:nix/libraries.nix')).toContain('# older');
    expect(git(app, 'show', ':2:nix/libraries.nix')).toContain('# mine');
    expect(git(app, 'show', ':3:nix/libraries.nix')).toContain('# libz');
    const again = cli(app, ['update', '--force']);
    expect([again.code, again.stderr]).toEqual([
      3,
      expect.stringContaining('nix/libraries.nix has conflicts. Nothing was written.'),
    ]);
    git(app, 'checkout', '--theirs', 'nix/libraries.nix');
    commit(app);
    expect(cli(app, ['update']).code).toBe(0);
  });

  test('in a folder of a repository, stages have the path of the repository', () => {
    const root = testFolder();
    git(root, 'init', '--quiet');
    cli(root, ['services/app', '--template', 'uv', '--yes', '--no-lock']);
    const app = join(root, 'services/app');
    older(app, 'nix/libraries.nix', (text) => text.replace('# libz', '# older'));
    edit(app, 'nix/libraries.nix', (text) => text.replace('# older', '# mine'));
    commit(root);
    writeFileSync(join(root, 'elsewhere'), '');
    git(root, 'add', 'elsewhere');
    expect(cli(app, ['update']).code).toBe(1);
    expect(git(root, 'diff', '--name-only', '--diff-filter=U')).toBe(
      'services/app/nix/libraries.nix\n',
    );
  });

  test('follows a file that the user renamed', () => {
    const app = project();
    older(app, 'nix/shell.nix', (text) => text.replaceAll('#', '# Old:'));
    renameSync(join(app, 'nix/shell.nix'), join(app, 'nix/dev-shell.nix'));
    edit(app, 'nix/default.nix', (text) => text.replace('./shell.nix', './dev-shell.nix'));
    commit(app);
    const { code, stdout } = cli(app, ['update', '--json']);
    expect(code).toBe(0);
    expect(states(stdout)).toMatchObject({ 'nix/dev-shell.nix': 'replaced' });
    expect(read(app, 'nix/dev-shell.nix')).not.toContain('Old:');
    expect(existsSync(join(app, 'nix/shell.nix'))).toBe(false);
  });

  test('a file of another generated project is not the one that was removed here', () => {
    const app = project();
    cpSync(join(app, 'nix'), join(app, 'other/nix'), { recursive: true });
    cpSync(join(app, '.nix-project.json'), join(app, 'other/.nix-project.json'));
    older(app, 'nix/libraries.nix', (text) => `# An old first line.\n${text}`);
    rmSync(join(app, 'nix/libraries.nix'));
    edit(app, 'other/nix/libraries.nix', (text) => `${text}# other\n`);
    commit(app);
    const { code, stdout } = cli(app, ['update', '--json']);
    expect(code).toBe(0);
    expect(states(stdout)).toMatchObject({ 'nix/libraries.nix': 'left out' });
    expect(git(app, 'status', '--porcelain', 'other')).toBe('');
  });

  test('takes away what is no longer generated, unless it was edited', () => {
    const app = project();
    for (const path of ['nix/old/old.nix', 'nix/older.nix']) {
      mkdirSync(dirname(join(app, path)), { recursive: true });
      writeFileSync(join(app, path), '{ }\n');
      editRecord(app, (record) => {
        record.generated[path] = packText('{ }\n');
      });
    }
    edit(app, 'nix/older.nix', () => '{ mine = 1; }\n');
    commit(app);
    const { code, stdout } = cli(app, ['update']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/removed +nix\/old\/old\.nix/);
    expect(stdout).toMatch(/kept +nix\/older\.nix +it is no longer generated, and has your edits/);
    expect(existsSync(join(app, 'nix/old'))).toBe(false);
    expect(read(app, 'nix/older.nix')).toBe('{ mine = 1; }\n');
  });

  test('keeps newer pins of flake.lock', () => {
    const app = project();
    edit(app, 'flake.lock', (text) => text.replace(/"rev": "\w+"/, `"rev": "${'1'.repeat(40)}"`));
    commit(app);
    expect(cli(app, ['update']).code).toBe(0);
    expect(read(app, 'flake.lock')).toContain('1'.repeat(40));
  });

  test('keeps the line ends of Windows', () => {
    const app = project();
    older(app, 'nix/libraries.nix', (text) => `# An old first line.\n${text}`);
    for (const path of ['nix/libraries.nix', 'flake.nix', '.nix-project.json'])
      edit(app, path, (text) => text.replaceAll('\n', '\r\n'));
    edit(app, 'flake.nix', (text) => `${text}# mine\r\n`);
    commit(app);
    const { code, stdout } = cli(app, ['update', '--json']);
    expect(code).toBe(0);
    expect(states(stdout)).toEqual({
      '.nix-project.json': 'replaced',
      'flake.nix': 'yours',
      'nix/libraries.nix': 'replaced',
    });
    for (const path of ['nix/libraries.nix', '.nix-project.json'])
      expect(read(app, path)).not.toMatch(/(?<!\r)\n/);
  });

  test('gives a script its mode back with its text, and keeps the mode of others', () => {
    const app = project();
    chmodSync(join(app, 'nix/shell.nix'), 0o600);
    older(app, 'nix/shell.nix', (text) => text.replaceAll('#', '# Old:'));
    commit(app);
    expect(cli(app, ['update']).code).toBe(0);
    expect(statSync(join(app, 'nix/shell.nix')).mode & 0o777).toBe(0o600);
  });
});

describe('answers', () => {
  test('--set changes one by the same merge', () => {
    const app = project();
    edit(app, 'nix/libraries.nix', (text) => text.replace('# Native', '# My native'));
    commit(app);
    expect(cli(app, ['update', '--set=libraries=libGL,glib']).code).toBe(0);
    const text = read(app, 'nix/libraries.nix');
    expect(text).toContain('# My native');
    expect(text).toContain('  pkgs.glib\n');
    commit(app);
    expect(cli(app, ['update', '--set=libraries=', '--set=vscode=yes']).code).toBe(0);
    expect(read(app, 'nix/libraries.nix')).not.toContain('pkgs.glib');
    expect(existsSync(join(app, '.vscode/tasks.json'))).toBe(true);
    expect(git(app, 'ls-files', '.vscode')).toContain('.vscode/tasks.json');
  });

  test('another Python', () => {
    const app = project();
    expect(cli(app, ['update', '--python', '3.14']).code).toBe(0);
    expect(read(app, 'nix/default.nix')).toContain('python314');
  });

  test('an answer edited in the record is one that changed', () => {
    const app = project();
    editRecord(app, (record) => {
      (record.answers as Record<string, unknown>).direnv = false;
    });
    expect(cli(app, ['update', '--check']).code).toBe(4);
    expect(cli(app, ['update']).code).toBe(0);
    expect(existsSync(join(app, '.envrc'))).toBe(false);
  });

  test.each([
    [['--set=pyhton=3.12'], 'no answer called “pyhton”', 'Did you mean --python …?'],
    [['--set=python'], '--set python has no value', 'Write --set python='],
    [['--set=direnv=perhaps'], 'is neither yes nor no', ''],
    [['--set=python=2.7'], '--python 2.7 is refused', 'Give --python 3.12, the oldest'],
    [['--set=torch=wheel'], 'uv has no answer “torch”', 'cuda-pytorch has it.'],
    [['--set=python=3.12'], 'python = 3.12 is outside of “>=3.13” in pyproject.toml', ''],
  ])('%j is refused', (args, message, hint) => {
    const app = project();
    const { code, stderr } = cli(app, ['update', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr).toContain(hint);
    expect(git(app, 'status', '--porcelain')).toBe('');
  });
});

describe('--check and --dry-run', () => {
  test('say what an update would do, and write nothing', () => {
    const app = project();
    older(app, 'nix/shell.nix', (text) => text.replaceAll('#', '# Old:'));
    commit(app);
    const check = cli(app, ['update', '--check', '--json']);
    expect(check.code).toBe(4);
    expect(JSON.parse(check.stdout)).toMatchObject({
      ok: false,
      behind: true,
      from: { template: 'uv', version: '0.9.0' },
      to: { template: 'uv', version: '2.0.0' },
    });
    const dry = cli(app, ['update', '--dry-run']);
    expect([dry.code, git(app, 'status', '--porcelain')]).toEqual([0, '']);
    const other = testFolder();
    git(other, 'clone', '--quiet', app, 'copy');
    writeFileSync(join(other, 'copy.diff'), dry.stdout);
    git(join(other, 'copy'), 'apply', '../copy.diff');
    cli(app, ['update']);
    for (const path of ['nix/shell.nix', '.nix-project.json'])
      expect(read(join(other, 'copy'), path)).toBe(read(app, path));
  });

  test('--check needs no git', () => {
    const app = project();
    rmSync(join(app, '.git'), { recursive: true });
    expect(cli(app, ['update', '--check']).code).toBe(0);
  });
});

describe('a project without its record', () => {
  test('gets it anew with --template; what differs counts as edited', () => {
    const app = testFolder({ 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n' });
    git(app, 'init', '--quiet');
    cli(app, ['--template', 'uv', '--yes', '--no-lock']);
    rmSync(join(app, '.nix-project.json'));
    edit(app, 'nix/libraries.nix', (text) => text.replace('# Native', '# My native'));
    commit(app);
    const without = cli(app, ['update']);
    expect([without.code, without.stderr]).toEqual([
      3,
      expect.stringContaining('`create-nix-project update --template ID` recreates it'),
    ]);
    expect(cli(app, ['update', '--template', 'uv']).code).toBe(0);
    commit(app);
    const { generated } = JSON.parse(read(app, '.nix-project.json'));
    expect(Object.keys(generated)).toContain('.github/workflows/nix.yml');
    expect(read(app, 'nix/libraries.nix')).toContain('# My native');
    expect(cli(app, ['update', '--set=libraries=glib']).code).toBe(0);
    expect(read(app, 'nix/libraries.nix')).toMatch(/# My native[^]*pkgs\.glib/);
  });

  test('and without a flake is none that could be updated', () => {
    const folder = testFolder({ 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n' });
    git(folder, 'init', '--quiet');
    const { code, stderr } = cli(folder, ['update', '--template', 'uv']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('There is no flake.nix')]);
  });
});

describe('a record that is not as it was written', () => {
  test.each<[string, Edit, number, string]>([
    [
      'newer',
      (record) => Object.assign(record, { templateVersion: '9.0.0' }),
      3,
      'from uv 9.0.0, but this program has 2.0.0',
    ],
    [
      'of an unknown template',
      (record) => Object.assign(record, { template: 'uw' }),
      2,
      'There is no template “uw”',
    ],
    [
      'without what was generated',
      (record) => Reflect.deleteProperty(record, 'generated'),
      1,
      'it does not have “generated”',
    ],
    [
      'cut off',
      (record) => {
        record.generated['flake.nix'] = record.generated['flake.nix']?.slice(0, 40) ?? '';
      },
      1,
      '“flake.nix” in “generated” was edited or truncated',
    ],
    [
      'with a path outside',
      (record) => {
        record.generated['../a'] = packText('');
      },
      1,
      '“../a” in “generated” is not a path in the project',
    ],
    [
      'with a path of git',
      (record) => {
        record.generated['.git/config'] = packText('');
      },
      1,
      '“.git/config” in “generated” is not a path',
    ],
    [
      'with an answer of no use',
      (record) => {
        record.answers = { python: 3 };
      },
      1,
      'the answer “python” is neither text',
    ],
  ])('%s: it says so and writes nothing', (_, change, expected, message) => {
    const app = project();
    editRecord(app, change);
    commit(app);
    const { code, stderr } = cli(app, ['update']);
    expect([code, stderr]).toEqual([expected, expect.stringContaining(message)]);
    expect(git(app, 'status', '--porcelain')).toBe('');
  });
});

describe('a repository in which edits could be lost', () => {
  /** A project that is behind, so that there is something to write. */
  function behind(): string {
    const app = project();
    older(app, 'nix/shell.nix', (text) => text.replaceAll('#', '# Old:'));
    commit(app);
    return app;
  }

  function refusal(app: string, ...args: string[]): string {
    const before = read(app, 'nix/libraries.nix');
    const { code, stderr } = cli(app, ['update', ...args]);
    expect(code).toBe(3);
    expect(stderr).toContain('Nothing was written.');
    expect(read(app, 'nix/libraries.nix')).toBe(before);
    return stderr;
  }

  test('none', () => {
    const app = behind();
    rmSync(join(app, '.git'), { recursive: true });
    expect(refusal(app)).toContain('This project is not in a git repository');
  });

  test('with changes that are not committed, unless --force', () => {
    const app = behind();
    edit(app, 'nix/libraries.nix', (text) => `${text}# mine\n`);
    expect(refusal(app)).toContain('nix/libraries.nix is not committed');
    expect(cli(app, ['update', '--force']).code).toBe(0);
    expect(read(app, 'nix/libraries.nix')).toContain('# mine');
  });

  test('with generated files that git does not know', () => {
    const app = behind();
    git(app, 'rm', '--quiet', '--cached', 'nix/shell.nix');
    commit(app);
    git(app, 'rm', '--quiet', '--cached', '-r', '.');
    git(app, 'commit', '--quiet', '--message', 'nothing');
    expect(refusal(app)).toMatch(/and \d+ more are not committed/);
  });

  test('in the middle of a merge', () => {
    const app = behind();
    git(app, 'checkout', '--quiet', '-b', 'other');
    edit(app, 'README.md', (text) => `${text}one\n`);
    commit(app);
    git(app, 'checkout', '--quiet', '-');
    edit(app, 'README.md', (text) => `${text}two\n`);
    commit(app);
    expect(() => git(app, 'merge', 'other')).toThrow();
    expect(refusal(app, '--force')).toContain('A merge is in progress');
  });

  test('with a sparse checkout that lacks generated files', () => {
    const app = behind();
    git(app, 'sparse-checkout', 'set', '--cone', 'src');
    const { code, stderr } = cli(app, ['update']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('sparse checkout')]);
    expect(existsSync(join(app, 'nix'))).toBe(false);
  });

  test('with a submodule where generated files are', () => {
    const app = behind();
    const other = testFolder({ 'a.nix': '{ }\n' });
    git(other, 'init', '--quiet');
    commit(other);
    rmSync(join(app, 'nix'), { recursive: true });
    commit(app);
    git(app, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'nix');
    commit(app);
    const { code, stderr } = cli(app, ['update']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('nix is a submodule')]);
  });

  test('files that became folders or links are left as they are, and told', () => {
    const app = behind();
    rmSync(join(app, 'nix/shell.nix'));
    mkdirSync(join(app, 'nix/shell.nix'));
    writeFileSync(join(app, 'nix/shell.nix/default.nix'), 'mine\n');
    rmSync(join(app, 'nix/checks.nix'));
    symlinkSync('../flake.nix', join(app, 'nix/checks.nix'));
    editRecord(app, (record) => {
      record.generated['nix/checks.nix'] = packText('older\n');
    });
    commit(app);
    const { code, stdout } = cli(app, ['update']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/kept +nix\/shell\.nix +it is a folder/);
    expect(stdout).toMatch(/kept +nix\/checks\.nix +it is a symbolic link/);
    expect(read(app, 'nix/shell.nix/default.nix')).toBe('mine\n');
    expect(read(app, 'nix/checks.nix')).toBe(read(app, 'flake.nix'));
  });

  test('a folder that became a link leads nowhere', () => {
    const app = behind();
    const outside = testFolder({ 'shell.nix': 'not yours\n' });
    rmSync(join(app, 'nix'), { recursive: true });
    symlinkSync(outside, join(app, 'nix'));
    commit(app);
    expect(cli(app, ['update']).code).toBe(0);
    expect(read(outside, 'shell.nix')).toBe('not yours\n');
  });
});

test('what is recorded is what was written', () => {
  const app = project();
  const { generated } = JSON.parse(read(app, '.nix-project.json'));
  for (const path of Object.keys(generated))
    expect(unpackText(generated[path])).toBe(read(app, path));
});
