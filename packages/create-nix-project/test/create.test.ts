import { execFileSync } from 'node:child_process';
import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, git, programs, testFolder } from './cli.ts';

const manifest = '[project]\nname = "old"\nversion = "1"\nrequires-python = ">=3.12,<3.13"\n';

function requires(range: string): string {
  return `[project]\nname = "old"\nversion = "1"\nrequires-python = "${range}"\n`;
}

/** Path and text of every file, without git's own. */
function tree(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((path) => !path.startsWith('.git/'))
    .sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

describe('a new project', () => {
  test('is written, made visible to git, and the same on a second run', () => {
    const folder = testFolder();
    const { code, stdout, stderr } = cli(folder, ['my-app', '--template', 'uv', '--yes']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(
      'npm create nix-project@latest -- my-app --template uv --yes --name my-app',
    );
    const project = join(folder, 'my-app');
    const before = tree(project);
    expect(git(project, 'ls-files').trim().split('\n')).toEqual(Object.keys(before));
    const again = cli(project, ['--yes']);
    expect([again.code, again.stdout.split('\n')[0]]).toEqual([
      0,
      'Nothing to do: . already is what uv generates for these answers.',
    ]);
    expect(tree(project)).toEqual(before);
  });

  test('--dry-run writes nothing, and git apply of it gives what the command writes', () => {
    const folder = testFolder();
    const { code, stdout } = cli(folder, ['my-app', '--yes', '--dry-run']);
    expect([code, readdirSync(folder)]).toEqual([0, []]);
    const applied = testFolder({ 'all.diff': stdout });
    execFileSync('git', ['apply', 'all.diff'], { cwd: applied });
    cli(folder, ['my-app', '--yes', '--no-git']);
    const { 'all.diff': _, ...files } = tree(applied);
    expect(files).toEqual(tree(join(folder, 'my-app')));
  });

  test('the replay command gives the same files', () => {
    const folder = testFolder();
    const python = ['--python', '3.12'];
    const answers = [...python, '--set=libraries=libGL', '--set=ruff=no', '--set=vscode=yes'];
    cli(folder, ['one', '--name', 'my-app', '--yes', ...answers]);
    const text = readFileSync(join(folder, 'one/nix/README.md'), 'utf8');
    const replay = /^\$ npm create nix-project@latest -- (\. .*)$/m.exec(text)?.[1] ?? '';
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${replay}`], { encoding: 'utf8' });
    const other = testFolder();
    expect(cli(other, words.trimEnd().split('\n')).code).toBe(0);
    expect(tree(other)).toEqual(tree(join(folder, 'one')));
  });

  test('--no-git leaves git alone', () => {
    const folder = testFolder();
    cli(folder, ['my-app', '--yes', '--no-git']);
    expect(existsSync(join(folder, 'my-app/.git'))).toBe(false);
  });
});

describe('a project that is there', () => {
  test('gets Nix files only, filled from what was detected', () => {
    const folder = testFolder({ 'pyproject.toml': manifest, 'main.py': 'print(1)\n' });
    const { code } = cli(folder, ['--yes']);
    const files = tree(folder);
    expect(code).toBe(0);
    expect(files['pyproject.toml']).toBe(manifest);
    expect(Object.keys(files).filter((path) => /^(src|tests|README)/.test(path))).toEqual([]);
    expect(files['nix/default.nix']).toContain('pkgs.python312');
  });

  test('says where its answers come from', () => {
    const folder = testFolder({ 'pyproject.toml': manifest, 'setup.py': '' });
    writeFileSync(join(folder, 'setup.py'), Buffer.from('# caf\xe9\n', 'latin1'));
    const { code, stdout } = cli(folder, ['detect']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/python-version +3\.12 +pyproject\.toml:4/);
  });

  test('a Cargo workspace gets Nix files only, with its programs and features', () => {
    const crate = (name: string) => `[package]\nname = "${name}"\nversion = "1.0.0"\n`;
    const files = {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
      'crates/web/Cargo.toml': crate('web'),
      'crates/web/src/main.rs': 'fn main() {}\n',
      'crates/base/Cargo.toml': crate('base'),
      'crates/base/src/lib.rs': '',
    };
    const folder = testFolder(files);
    const features = '--set=program-features=web/tls,web/h2';
    const args = ['--yes', '--name', 'shop', '--set=binaries=web', features];
    const { code, stdout } = cli(folder, args);
    expect([code, stdout.includes('--template rust-crane')]).toEqual([0, true]);
    const after = tree(folder);
    expect(after).toMatchObject(files);
    expect(after['nix/rust.nix']).toContain('--features tls,h2"');
    const added = Object.keys(after).filter((path) => !(path in files));
    expect(added.filter((path) => !/^(nix\/|flake\.|\.)/.test(path))).toEqual([]);
  });

  test('a uv.lock and a .gitignore of the user are kept', () => {
    const lock = 'version = 1\n';
    const folder = testFolder({
      'pyproject.toml': manifest,
      'uv.lock': lock,
      '.gitignore': '/secret',
    });
    expect(cli(folder, ['--yes']).code).toBe(0);
    const files = tree(folder);
    expect(files['uv.lock']).toBe(lock);
    expect(files['.gitignore']?.split('\n')).toEqual(
      expect.arrayContaining(['/secret', '.venv/', '/result']),
    );
  });

  test('an existing flake.nix is a conflict: a list, a diff, and nothing written', () => {
    const folder = testFolder({ 'pyproject.toml': manifest, 'flake.nix': '{ }\n' });
    const before = tree(folder);
    const { code, stderr } = cli(folder, ['--yes']);
    expect(code).toBe(3);
    expect(stderr).toContain('-{ }');
    expect(stderr).toContain('flake.nix. Nothing was written.');
    expect(tree(folder)).toEqual(before);
  });

  test('files are visible where .git is in a parent folder, and in a worktree', () => {
    const folder = testFolder({ 'service/pyproject.toml': manifest });
    git(folder, 'init', '--quiet');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'first');
    cli(join(folder, 'service'), ['--yes']);
    expect(git(folder, 'ls-files')).toContain('service/flake.nix');
    git(folder, 'worktree', 'add', '--quiet', 'tree');
    writeFileSync(join(folder, 'tree/pyproject.toml'), manifest);
    cli(join(folder, 'tree'), ['--yes']);
    expect(git(join(folder, 'tree'), 'ls-files')).toContain('flake.nix');
  });

  test('files that git ignores are named', () => {
    const folder = testFolder({ 'pyproject.toml': manifest, '.gitignore': 'flake.*\n' });
    git(folder, 'init', '--quiet');
    const { code, stdout } = cli(folder, ['--yes']);
    expect(code).toBe(0);
    expect(stdout).toContain('git ignores flake.lock, flake.nix');
  });
});

describe('what is missing on the machine', () => {
  const cures = [
    ['no Nix', {}, 'Nix is not installed'],
    ['an old Nix', { nix: 'echo nix 2.8.0' }, 'Nix 2.8.0 is too old'],
    ['flakes off', { nix: '[ "$1" = --version ] && echo nix 2.30.0' }, 'Flakes are switched off'],
  ] as const;
  test.each(cures)('%s: the project is written and the cure is printed', (_, scripts, cure) => {
    const folder = testFolder();
    const { code, stdout } = cli(folder, ['my-app', '--yes'], programs(scripts));
    expect(code).toBe(0);
    expect(stdout).toContain(cure);
    expect(existsSync(join(folder, 'my-app/flake.nix'))).toBe(true);
  });

  describe('a lock file that the flake needs and that was not made', () => {
    const says = (error: string) => `printf '%s\\n' ${error} >&2; exit 2`;
    const broken = [
      "'error: Failed to inspect Python interpreter from first executable in the search path at `/bad/python3`'",
      "'  cause: Querying Python at `/bad/python3` failed with exit status: 127'",
    ].join(' ');

    test('why it was not is said in the words of uv, with exit code 1', () => {
      const folder = testFolder();
      const path = programs({ uv: says(broken) });
      const { code, stdout } = cli(folder, ['my-app', '--yes'], path);
      expect(code).toBe(1);
      expect(stdout).toContain(
        'uv.lock was not created, and the flake needs it: Failed to inspect Python interpreter from first executable in the search path at `/bad/python3`: Querying Python at `/bad/python3` failed with exit status: 127.\n',
      );
      expect(existsSync(join(folder, 'my-app/flake.nix'))).toBe(true);
      const json = cli(testFolder(), ['my-app', '--yes', '--json'], path);
      expect([json.code, JSON.parse(json.stdout)]).toEqual([
        1,
        expect.objectContaining({
          ok: false,
          locks: [expect.objectContaining({ state: 'failed' })],
        }),
      ]);
    });

    test('the dev shell is tried where the machine has Nix; then its error counts', () => {
      const nix = (develop: string) => `case "$1" in develop) ${develop};; *) echo 2.30.0;; esac`;
      const made = programs({ uv: says(broken), nix: nix('printf "version = 1\\n" > uv.lock') });
      expect(cli(testFolder(), ['my-app', '--yes'], made).code).toBe(0);
      const failing = programs({ uv: says(broken), nix: nix(says("'error: no network'")) });
      const { code, stdout } = cli(testFolder(), ['my-app', '--yes'], failing);
      expect([code, stdout]).toEqual([1, expect.stringContaining('needs it: no network.\n')]);
    });

    test('cargo alike', () => {
      const cargo = programs({ cargo: says("'error: no matching package'") });
      const crate = testFolder({
        'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\nedition = "2024"\n',
        'src/main.rs': 'fn main() {}\n',
      });
      const { code, stdout } = cli(crate, ['--yes'], cargo);
      expect([code, stdout]).toEqual([
        1,
        expect.stringContaining(
          'Cargo.lock was not created, and the flake needs it: no matching package.',
        ),
      ]);
    });

    test.each([
      [
        'cargo',
        'Cargo.lock',
        '[[package]]\nname = "a"\nversion = "1.0.0"\ndependencies = ["libz-sys", "prost-build"]\n\n[[package]]\nname = "prost-build"\nversion = "0.13.1"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n\n[[package]]\nname = "libz-sys"\nversion = "1.1.2"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
        {
          'Cargo.toml':
            '[package]\nname = "a"\nversion = "1.0.0"\n[dependencies]\nlibz-sys = "1"\nprost-build = "0.13"\n',
          'src/lib.rs': '',
        },
        'pkgs.zlib',
      ],
      [
        'uv',
        'uv.lock',
        '[[package]]\nname = "opencv-python"\nversion = "4.10.0.84"\nsource = { registry = "https://pypi.org/simple" }\n',
        {
          'pyproject.toml':
            '[project]\nname = "a"\nversion = "1"\ndependencies = ["opencv-python"]\n',
        },
        'pkgs.libGL',
      ],
    ])('what %s locks is read when it is there: libraries, and what is told', (program, lock, packages, files, library) => {
      const text = `version = ${program === 'cargo' ? 4 : 1}\n${packages}`;
      const path = programs({ [program]: `printf '%s' '${text}' > ${lock}` });
      const folder = testFolder(files);
      git(folder, 'init', '--quiet');
      git(folder, 'add', '.');
      const { code, stdout } = cli(folder, ['--yes'], path);
      expect(code, stdout).toBe(0);
      // Also the files that only the lock asks for.
      expect(git(folder, 'ls-files', '--others')).toBe('');
      expect(readFileSync(join(folder, 'nix/libraries.nix'), 'utf8')).toContain(library);
      expect(stdout).toMatch(RegExp(`Native libraries .*${lock}`));
      expect(stdout).not.toContain('not looked up');
      expect(cli(folder, ['update', '--check'], path)).toMatchObject({ code: 0 });
    });

    test('is no failure where nothing could make it yet', () => {
      const { code, stdout } = cli(testFolder(), ['my-app', '--yes']);
      expect([code, stdout]).toEqual([
        0,
        expect.stringContaining(
          'uv.lock was not created (uv is not installed); `nix develop --command uv lock` creates it.',
        ),
      ]);
    });
  });

  test('--verify tells what is known of a failure', () => {
    const log = 'error: flake has no attribute; '.concat(
      "ModuleNotFoundError: No module named 'numpy'",
    );
    const check = `case "$1" in flake) printf '%s\\n' "${log}" >&2; exit 1;; *) echo 2.30.0;; esac`;
    const args = ['my-app', '--yes', '--no-lock', '--verify'];
    const { code, stdout } = cli(testFolder(), args, programs({ nix: check }));
    expect(code).toBe(4);
    expect(stdout).toMatch(/No module named 'numpy'[^]*→[^]*`nix flake check` failed after/);
    const json = JSON.parse(
      cli(testFolder(), [...args, '--json'], programs({ nix: check })).stdout,
    );
    expect(json.verified).toMatchObject({
      state: 'failed',
      explanations: [{ id: expect.any(String) }],
    });
  });

  test('--verify without Nix is a failed check, not a pass', () => {
    const { code, stdout } = cli(testFolder(), ['my-app', '--yes', '--verify']);
    expect([code, stdout.includes('did not run')]).toEqual([4, true]);
  });
});

describe('bad input', () => {
  const cases: [args: string[], code: number, message: string][] = [
    [['--tempalte', 'uv'], 2, 'Did you mean --template?'],
    [['--template', 'uvv'], 2, 'Did you mean uv?'],
    [['-t', 'rust', '--yes'], 2, 'Did you mean rust-crane?'],
    [['-t', 'python', '--yes'], 2, 'Did you mean uv?'],
    [['-t', 'toml', '--yes'], 2, 'The templates are: '],
    [['x', '-t', 'uv', '--set', 'cuda=12.9'], 2, 'cuda-pytorch has it.'],
    [['dector'], 2, 'Did you mean `create-nix-project doctor`?'],
    [['my-app'], 2, 'Give --template'],
    [['a', 'b'], 2, 'is an unexpected argument'],
    [['x', '--yes', '--python', '3.9'], 2, 'not one of 3.12, 3.13, 3.14'],
    [['x', '--yes', '--python', '3.9'], 2, 'Give --python 3.12, the oldest supported'],
    [['x', '--yes', '--name', 'a"b'], 2, '--name'],
    [['x', '--yes', '--set=package=class'], 2, 'keyword'],
    [['x${y', '--yes'], 2, 'No answer for name; the folder is called “x${y”'],
    [['3d', '--yes'], 2, 'No answer for package; “3d”, made from the name, is refused'],
    [['x', '--yes', '--python', '3.12', '--set=requires-python=>=3.13'], 2, 'outside of “>=3.13”'],
    [['Rich', '--yes'], 2, 'it would depend on itself'],
    [['fn', '--yes', '--template', 'rust-crane'], 2, '“fn”: “fn” is a Rust keyword'],
    [['x', '--yes', '-t', 'rust-crane', '--set=rust-version=1.84'], 2, 'edition = 2024 needs'],
    [['x', '--yes', '-t', 'rust-crane', '--toolchain', '1.80'], 2, 'is older than rust-version'],
    [['x', '--yes', '-t', 'rust-crane', '--set=server-crates=x'], 2, 'crate x is named twice'],
    [
      ['x', '--yes', '-t', 'rust-crane', '--set=systems=x86_64-darwin'],
      2,
      'not one of x86_64-linux',
    ],
    [['help', 'creat'], 2, 'Did you mean create?'],
    [['/nix/store/x', '--yes', '--name', 'x'], 1, 'read-only'],
  ];
  test.each(cases)('%j', (args, code, message) => {
    const folder = testFolder();
    const result = cli(folder, args);
    expect([result.code, result.stdout], result.stderr).toEqual([code, '']);
    expect(result.stderr).toContain(message);
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(readdirSync(folder)).toEqual([]);
    const json = JSON.parse(cli(folder, [...args, '--json']).stdout);
    expect(json).toMatchObject({
      schemaVersion: 1,
      ok: false,
      error: { message: expect.any(String) },
    });
  });

  test.each([
    ['pyproject.toml', '[project]\nname = "x\n', 'pyproject.toml:2:'],
    ['uv.lock', 'version = 1\n[[package]\n', 'uv.lock:2:'],
    ['Cargo.toml', '[package\n', 'Cargo.toml:1:'],
    ['.nix-project.json', '{', '.nix-project.json is broken'],
    ['pyproject.toml', '\u0000\ufffd', 'pyproject.toml:1:'],
  ])('a broken %s names file and line, and nothing is written', (file, text, message) => {
    const folder = testFolder({ [file]: text });
    const { code, stderr } = cli(folder, ['--yes']);
    expect([code, Object.keys(tree(folder))]).toEqual([1, [file]]);
    expect(stderr).toContain(message);
  });

  const unfit: [code: number, message: string, args: string[], files: Record<string, string>][] = [
    [3, '`uv init --bare` writes one;', ['--yes'], { 'requirements.txt': 'flask\n' }],
    [3, 'no pyproject.toml with a [project]', ['--template', 'uv', '--yes'], { 'setup.py': '' }],
    [3, 'it has no poetry.lock', ['--yes'], { 'pyproject.toml': '[tool.poetry]\nname = "a"\n' }],
    [2, 'pyproject.toml:4 says “<3.10”', ['--yes'], { 'pyproject.toml': requires('<3.10') }],
    [
      2,
      'outside of “<3.13” in pyproject',
      ['--python=3.14'],
      { 'pyproject.toml': requires('<3.13') },
    ],
    [1, 'pyproject.toml:4: requires-python', ['--yes'], { 'pyproject.toml': requires('3.x') }],
    [
      2,
      '.python-version:1 says “3.9”',
      ['--yes'],
      { 'pyproject.toml': manifest, '.python-version': '3.9' },
    ],
  ];
  test.each(unfit)('a project that does not fit: %i, %s', (code, message, args, files) => {
    const folder = testFolder(files);
    const result = cli(folder, args);
    expect([result.code, tree(folder)], result.stderr).toEqual([code, files]);
    expect(result.stderr).toContain(message);
  });

  test('a target that is a file', () => {
    const folder = testFolder({ here: '' });
    const { code, stderr } = cli(folder, ['here', '--yes', '--template', 'uv']);
    expect([code, statSync(join(folder, 'here')).isFile()]).toEqual([1, true]);
    expect(stderr).toContain('it is a file');
  });

  test('a symbolic link that points out of the target is refused', () => {
    const outside = testFolder();
    const folder = testFolder({ 'pyproject.toml': manifest });
    symlinkSync(outside, join(folder, 'nix'));
    expect(cli(folder, ['--yes']).code).toBe(3);
    expect(readdirSync(outside)).toEqual([]);
    expect(Object.keys(tree(folder))).toEqual(['pyproject.toml']);
  });

  test('two runs at once: the second is told so', () => {
    const folder = testFolder({ '.nix-project.lock': String(process.pid) });
    const { code, stderr } = cli(folder, ['--yes', '--name', 'x']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('Another run')]);
    expect(readdirSync(folder)).toEqual(['.nix-project.lock']);
  });

  test('a reader that goes away is no error', () => {
    const folder = testFolder();
    const script = `"$0" "$1" x --yes --dry-run | head -n 1`;
    const { stdout, stderr, code } = shell(script, folder);
    expect([code, stderr, stdout.startsWith('diff --git')]).toEqual([0, '', true]);
  });
});

function shell(script: string, cwd: string) {
  const main = new URL('../dist/main.cjs', import.meta.url).pathname;
  const result = execFileSync(
    'bash',
    ['-o', 'errexit', '-c', `${script} 2>&1`, process.execPath, main],
    {
      cwd,
      encoding: 'utf8',
    },
  );
  return { stdout: result, stderr: '', code: 0 };
}

describe('a repository with several projects', () => {
  const cargo = '[package]\nname = "engine"\nversion = "0.1.0"\nedition = "2021"\n';
  const files = {
    'services/api/pyproject.toml': manifest,
    'engine/Cargo.toml': cargo,
    'engine/src/lib.rs': '',
  };

  test('names them when nobody can be asked, and writes nothing', () => {
    const folder = testFolder(files);
    const { code, stderr } = cli(folder, ['--yes']);
    expect(code).toBe(2);
    expect(stderr).toContain('This folder is not a project itself, but has 2 projects below it.');
    expect(stderr).toContain('--project with one of: engine, services/api');
    expect(existsSync(join(folder, 'flake.nix'))).toBe(false);
  });

  test('--project adds Nix to one of them, and git of the repository sees it', () => {
    const folder = testFolder(files);
    git(folder, 'init', '-q');
    const { code, stdout } = cli(folder, ['--project', 'services/api', '--yes']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Wrote \d+ files to services\/api /);
    expect(git(folder, 'ls-files')).toContain('services/api/flake.nix\n');
    expect(existsSync(join(folder, 'flake.nix'))).toBe(false);
    expect(existsSync(join(folder, 'services/api/.git'))).toBe(false);
    // GitHub would never read it there.
    expect(existsSync(join(folder, 'services/api/.github'))).toBe(false);
  });

  test('the only project below is taken', () => {
    const folder = testFolder({ 'engine/Cargo.toml': cargo, 'engine/src/lib.rs': '' });
    const { code } = cli(folder, ['--yes']);
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'engine/flake.nix'))).toBe(true);
  });

  test('--project . starts a new one in the folder itself', () => {
    const folder = testFolder(files);
    expect(cli(folder, ['--project', '.', '--yes', '--name', 'all']).code).toBe(0);
    expect(existsSync(join(folder, 'flake.nix'))).toBe(true);
  });
});

test('of files that are there, the flag that leaves them out is named', () => {
  const folder = testFolder({
    'pyproject.toml': manifest,
    '.github/workflows/nix.yml': '{}',
  });
  const { code, stderr } = cli(folder, ['--yes']);
  expect([code, stderr]).toEqual([
    3,
    expect.stringContaining('`--ci none` leaves out .github/workflows/nix.yml.'),
  ]);
  expect(cli(folder, ['--yes', '--ci', 'none']).code).toBe(0);
});

describe('a project in two languages', () => {
  const files = {
    'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n',
    'Cargo.toml': '[package]\nname = "a"\nversion = "1.0.0"\n',
    'src/lib.rs': '',
  };
  const left =
    'Not in this flake: A Cargo project: its crates, without the Python around them (Cargo.toml:1). `--template rust-crane` is for that instead.';

  test('says which part the flake leaves out', () => {
    const { code, stdout } = cli(testFolder(files), ['--yes', '--no-git', '--no-lock']);
    expect([code, stdout]).toEqual([0, expect.stringContaining(left)]);
    const json = cli(testFolder(files), ['--yes', '--json', '--no-git', '--no-lock']).stdout;
    expect(JSON.parse(json).notCovered).toMatchObject([{ id: 'rust-crane' }]);
  });

  test('says nothing to who has named a template', () => {
    const args = ['--template', 'uv', '--yes', '--no-git', '--no-lock'];
    expect(cli(testFolder(files), args).stdout).not.toContain('Not in this flake');
  });
});

// Each start takes as long as a tenth of all the rest.
test('git is started twice for a new project, and four times for an existing one', () => {
  const path = programs();
  const real = realpathSync(join(path, 'git'));
  const log = join(testFolder(), 'log');
  rmSync(join(path, 'git'));
  writeFileSync(join(path, 'git'), `#!/bin/sh\necho "$@" >> ${log}\nexec ${real} "$@"\n`, {
    mode: 0o755,
  });
  const starts = () => readFileSync(log, 'utf8').trim().split('\n').length;
  expect(cli(testFolder(), ['app', '--yes', '--no-lock'], path).code).toBe(0);
  expect(starts()).toBe(2);
  rmSync(log);
  const folder = testFolder({ 'pyproject.toml': '[project]\nname = "a"\nversion = "1"\n' });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '.');
  expect(cli(folder, ['--yes', '--no-lock'], path).code).toBe(0);
  expect(starts()).toBe(4);
});
