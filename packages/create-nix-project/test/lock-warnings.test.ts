import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cli, git, programs, testFolder } from './cli.ts';
import { enter, inTerminal } from './terminal.ts';

const pyproject = `[project]
name = "shop"
version = "0.1.0"
requires-python = ">=3.12"
dependencies = ["x"]

[project.scripts]
shop = "shop:main"

[dependency-groups]
dev = ["pytest"]

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
`;

const head = 'version = 1\nrequires-python = ">=3.12"\n\n';

/** A uv.lock with one dependency, at run time or in the group for the tests. */
function lock(entry: string, { group = false } = {}): string {
  const needed = group
    ? '[package.dev-dependencies]\ndev = [{ name = "x" }]'
    : 'dependencies = [{ name = "x" }]';
  return `${head}[[package]]
name = "shop"
version = "0.1.0"
source = { editable = "." }
${needed}

[[package]]
name = "x"
version = "1.2"
${entry}
`;
}

const outside = 'source = { editable = "/home/me/x" }';
const registry = 'source = { registry = "https://example.org/simple" }\n';
const wheelsFor = (...tags: readonly string[]) =>
  `${registry}wheels = [${tags.map((tag) => `{ url = "https://example.org/x-1.2-${tag}.whl", hash = "sha256:0" }`).join(', ')}]`;

function project(uvLock: string) {
  return testFolder({ 'pyproject.toml': pyproject, 'uv.lock': uvLock });
}

it.each([
  ['a member', 'source = { editable = "packages/x" }'],
  ['git', 'source = { git = "https://example.org/x.git?rev=v1#0123456789" }'],
  ['an archive', 'source = { path = "archives/x-1.2.tar.gz" }'],
  [
    'its source alone',
    `${registry}sdist = { url = "https://example.org/x-1.2.tar.gz", hash = "" }`,
  ],
])('what the flake builds is no warning: %s', (_, entry) => {
  const folder = testFolder({
    'pyproject.toml': pyproject,
    'uv.lock': lock(entry),
    'packages/x/pyproject.toml': '[project]\nname = "x"\nversion = "1.2"\n',
    'archives/x-1.2.tar.gz': '',
  });
  const { stdout } = cli(folder, ['--yes', '--json', '--dry-run']);
  expect(JSON.parse(stdout).warnings).toEqual([]);
});

it('names what builds a package of the repository, and is not there', () => {
  const built = (requires: string, dev = '') => {
    const manifest = pyproject.replace('"hatchling"]', requires);
    const text = lock(wheelsFor('py3-none-any')).replace(
      'name = "x"\nversion',
      `name = "${dev || 'x'}"\nversion`,
    );
    const needed = dev === '' ? text : text.replace('{ name = "x" }', `{ name = "${dev}" }`);
    const folder = testFolder({ 'pyproject.toml': manifest, 'uv.lock': needed });
    return JSON.parse(cli(folder, ['--yes', '--json', '--dry-run']).stdout).warnings;
  };
  const own =
    '"Versioningit>=3", "hatchling", "setuptools_scm[toml]>=8", "a; python_version < \'3\'"]';
  expect(built(own)).toEqual([
    {
      id: 'uv-build-system',
      message: 'shop is built with versioningit, which the flake does not have.',
      packages: ['versioningit'],
      checks: ['package', 'tests', 'lock'],
      cure: 'Add it to the packages that the tests install: `uv add --dev versioningit`.',
      evidence: [{ file: 'pyproject.toml', line: 14 }],
    },
  ]);
  expect(built(own, 'versioningit')).toEqual([]);
});

describe('what the flake cannot install from uv.lock', () => {
  it('is said before anything is written, and the project is created all the same', () => {
    const folder = project(lock(outside));
    const nix = programs({ nix: 'echo 2.30.0' });
    const { code, stdout, stderr } = cli(folder, ['--yes'], nix);
    expect(stderr.split('\n')).toEqual([
      'warning: Nix does not see x 1.2 (/home/me/x), outside this repository. These checks will fail: package, tests.',
      expect.stringMatching(/In the dev shell.*`--set application=no --set pytest=no`\.$/),
      '  See uv.lock:11',
      '',
    ]);
    expect(stdout).toContain('# all checks, of which package and tests will fail');
    expect([code, existsSync(join(folder, 'flake.nix'))]).toEqual([0, true]);
  });

  it('is no part of the diff of a dry run', () => {
    const folder = project(lock(outside));
    const { code, stdout, stderr } = cli(folder, ['--yes', '--dry-run']);
    expect([code, existsSync(join(folder, 'flake.nix'))]).toEqual([0, false]);
    expect(stderr).toContain('warning: Nix does not see x 1.2');
    expect(stdout).not.toContain('warning');
  });

  it.each([[], ['--dry-run']])('is in the JSON: %s', (...flags) => {
    const { stdout, stderr } = cli(project(lock(outside)), ['--yes', '--json', ...flags]);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      warnings: [
        {
          id: 'uv-outside',
          packages: ['x'],
          checks: ['package', 'tests'],
          evidence: [{ file: 'uv.lock', line: 11 }],
        },
      ],
    });
  });

  it.each([
    [
      'a folder elsewhere',
      outside,
      'uv-outside',
      /does not see x 1\.2 \(\/home\/me\/x\), outside this repository/,
      /Move it into the repository/,
    ],
    [
      'a folder that is gone',
      'source = { editable = "packages/x" }',
      'uv-missing',
      /^uv\.lock names x 1\.2 \(packages\/x\), where nothing is\.$/,
      /Get it back.*`--set application=no --set pytest=no`\.$/,
    ],
    [
      'wheels for another Python',
      wheelsFor('cp312-cp312-manylinux_2_28_x86_64', 'cp312-none-any'),
      'uv-wheel',
      /neither a wheel for Python 3\.13 nor the source of x 1\.2\.$/,
      /With Python 3\.12, all packages have one: `--python 3\.12`\.$/,
    ],
    [
      'wheels for Linux',
      wheelsFor('py3-none-manylinux_2_28_x86_64', 'py3-none-manylinux_2_28_aarch64'),
      'uv-wheel',
      /neither a wheel for Python 3\.13 nor the source of x 1\.2 \(aarch64-darwin\)\.$/,
      /; sys_platform == 'linux'/,
    ],
    [
      'a lock for Linux alone',
      lock(wheelsFor('py3-none-any')).replace(
        '\n\n',
        '\nsupported-markers = ["sys_platform == \'linux\'"]\n\n',
      ),
      'uv-environments',
      /By `environments` in \[tool\.uv\], uv\.lock is not for aarch64-darwin\.$/,
      /Add `"sys_platform == 'darwin'"` to it.*or remove aarch64-darwin from flake\.nix\.$/,
    ],
    [
      'a lock that has to work on Windows',
      lock(wheelsFor('py3-none-any')).replace(
        '\n\n',
        '\nrequired-markers = ["sys_platform == \'win32\'"]\n\n',
      ),
      'uv-environments',
      /By `required-environments` in .* not for x86_64-linux, aarch64-linux, aarch64-darwin\.$/,
      /Add `"sys_platform == 'linux'"` to it and run `uv lock`\.$/,
    ],
    [
      'a package of a name that uv2nix needs',
      lock(wheelsFor('py3-none-any')).replaceAll('"x"', '"pkgs"'),
      'uv-lock',
      /uv2nix reads no package of the name pkgs\.$/,
      /Give it another name/,
    ],
    ['a lock of tomorrow', 'version = 2\n', 'uv-lock', /it has version 2/, /Remove uv\.lock/],
    [
      'a lock of yesterday',
      'version = 1\n[[distribution]]\nname = "shop"\n',
      'uv-lock',
      /\[\[distribution\]\]/,
      /Remove uv\.lock/,
    ],
  ])('is worded by its reason: %s', (_, entry, id, message, cure) => {
    const text = entry.startsWith('version') ? entry : lock(entry);
    const { stdout } = cli(project(text), ['--yes', '--json', '--dry-run']);
    const { warnings } = JSON.parse(stdout);
    expect(warnings).toMatchObject([
      { id, message: expect.stringMatching(message), cure: expect.stringMatching(cure) },
    ]);
    expect(warnings[0].cure).not.toContain('--upgrade-package');
  });

  it.each([
    [['--yes'], false, ['tests']],
    [['--yes', '--set=pytest=no'], true, undefined],
    [['--yes', '--set=application=no'], false, ['tests']],
    [['--yes', '--set=pytest=no', '--set=packaged=no'], false, ['packages.default']],
  ])('counts for the checks that there are: %s', (flags, group, checks) => {
    const needed = group || flags.length === 1;
    const folder = project(lock(outside, { group: needed }));
    const { warnings } = JSON.parse(cli(folder, [...flags, '--json', '--dry-run']).stdout);
    expect(warnings.map((one: { checks: string[] }) => one.checks)).toEqual(
      checks === undefined ? [] : [checks],
    );
  });

  it.each([
    [
      'a folder elsewhere',
      '[tool.uv.sources]\nx = { path = "../x" }\n',
      'Nix does not see x (../x), outside this repository.',
    ],
    [
      'a folder elsewhere, on one system',
      '[tool.uv.sources]\nx = [{ path = "/opt/x", marker = "sys_platform == \'linux\'" }]\n',
      'Nix does not see x (/opt/x), outside this repository.',
    ],
    [
      'a member elsewhere',
      '[tool.uv.workspace]\nmembers = ["../x"]\n',
      'Nix does not see ../x, outside this repository.',
    ],
    [
      'a folder that is gone',
      '[tool.uv.sources]\nx = { path = "libs/x" }\n',
      'pyproject.toml names x (libs/x), where nothing is.',
    ],
  ])('is known before there is a lock: %s', (_, more, message) => {
    const folder = testFolder({ 'pyproject.toml': `${pyproject}\n\n\n\n\n${more}` });
    git(folder, 'init', '--quiet');
    // The lock that is made says the same, which is told once.
    const path = programs({
      uv: `printf %s '${lock('source = { directory = "../x" }')}' > uv.lock`,
    });
    const { code, stderr, stdout } = cli(folder, ['--yes'], path);
    expect([code, stderr.split('\n')[0]]).toEqual([
      0,
      `warning: ${message} These checks will fail: package, tests.`,
    ]);
    expect(stderr).toContain('See pyproject.toml:22\n');
    if (message.startsWith('Nix')) expect(stdout).not.toContain('warning: Nix does not see');
  });

  it('is told after the run, when the run makes the lock', () => {
    const path = programs({ uv: `printf %s '${lock(outside)}' > uv.lock` });
    const folder = testFolder({ 'pyproject.toml': pyproject });
    const { code, stdout, stderr } = cli(folder, ['--yes'], path);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('warning: Nix does not see x 1.2 (/home/me/x)');
    const other = testFolder({ 'pyproject.toml': pyproject });
    const { warnings } = JSON.parse(cli(other, ['--yes', '--json'], path).stdout);
    expect(warnings).toMatchObject([{ id: 'uv-outside' }]);
  });

  it('is told after the run, too, when what was made is no lock', () => {
    const path = programs({ uv: 'echo locked > uv.lock' });
    const folder = testFolder({ 'pyproject.toml': pyproject });
    const { code, stdout } = cli(folder, ['--yes'], path);
    expect([code, existsSync(join(folder, 'flake.nix'))]).toEqual([0, true]);
    expect(stdout).toContain('warning: uv.lock:1:7: ');
  });

  it('is a fact with its line', () => {
    const folder = project(lock(outside));
    expect(cli(folder, ['detect']).stdout).toMatch(/uv-outside-packages +x +uv\.lock:11\n/);
    const { facts } = JSON.parse(cli(folder, ['detect', '--json']).stdout);
    expect(facts).toContainEqual({
      id: 'uv-outside-packages',
      value: ['x'],
      evidence: [{ file: 'uv.lock', line: 11 }],
    });
  });
});

describe('doctor, of a generated project', () => {
  const found = (folder: string) => {
    const { code, stdout } = cli(folder, ['doctor', '--json']);
    return { code, findings: JSON.parse(stdout).findings as { id: string; level: string }[] };
  };

  it('finds what cannot be installed, and how to do without the checks', () => {
    const folder = project(lock(outside));
    cli(folder, ['--yes']);
    const { code, findings } = found(folder);
    expect(code).toBe(4);
    expect(findings).toContainEqual({
      id: 'uv-outside',
      level: 'error',
      title: 'Nix does not see x 1.2 (/home/me/x), outside this repository.',
      evidence: [{ file: 'uv.lock', line: 11 }],
      consequence: 'These outputs do not evaluate: package, tests.',
      cure: expect.stringContaining(
        '`create-nix-project update --set application=no --set pytest=no`',
      ),
      fixable: false,
    });
    git(folder, 'init', '--quiet');
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'all');
    const flags = ['update', '--set=application=no', '--set=pytest=no'];
    expect(cli(folder, flags).code).toBe(0);
    expect(found(folder).findings.map(({ id }) => id)).not.toContain('uv-outside');
  });

  it('looks at the systems that flake.nix has', () => {
    const folder = project(
      lock(wheelsFor('py3-none-manylinux_2_28_x86_64', 'py3-none-manylinux_2_28_aarch64')),
    );
    cli(folder, ['--yes']);
    const warning = { id: 'uv-wheel', level: 'warning' };
    expect(found(folder).findings).toContainEqual(expect.objectContaining(warning));
    const flake = join(folder, 'flake.nix');
    const text = readFileSync(flake, 'utf8');
    writeFileSync(flake, text.replace('        "aarch64-darwin"\n', ''));
    expect(found(folder).findings.map(({ id }) => id)).not.toContain('uv-wheel');
  });
});

const poetry = `[tool.poetry]
name = "shop"
version = "0.1.0"
description = ""
[tool.poetry.dependencies]
python = "^3.12"
`;

const crate = {
  'Cargo.toml': '[package]\nname = "shop"\nversion = "0.1.0"\nedition = "2021"\n',
  'src/lib.rs': '',
};

/** Of each lock that a template reads: a project, and the lock in it. */
const locks = [
  ['uv.lock', { 'pyproject.toml': pyproject }, lock(wheelsFor('py3-none-any'))],
  ['poetry.lock', { 'pyproject.toml': poetry }, '[metadata]\nlock-version = "2.0"\n'],
  ['Cargo.lock', crate, 'version = 4\n[[package]]\nname = "shop"\nversion = "0.1.0"\n'],
] as const;

function repositoryOf(files: Readonly<Record<string, string>>): string {
  const folder = testFolder(files);
  git(folder, 'init', '--quiet');
  return folder;
}

describe.each(locks)('%s, which Nix only sees when git tracks it', (name, files, text) => {
  const repository = (more: Readonly<Record<string, string>>) => {
    const folder = repositoryOf({ ...files, ...more });
    git(folder, 'add', ...Object.keys(files));
    return folder;
  };
  const tracked = (folder: string) => git(folder, 'ls-files').split('\n').includes(name);
  const unseen = (folder: string) =>
    JSON.parse(cli(folder, ['doctor', '--json']).stdout).findings.filter(({ id }: { id: string }) =>
      /^(untracked|ignored)-files$/.test(id),
    );

  it('is shown to git when it was there before', () => {
    const folder = repository({ [name]: text });
    expect(cli(folder, ['--yes']).code).toBe(0);
    expect(tracked(folder)).toBe(true);
  });

  it('is named when git ignores it, with a command that works', () => {
    const folder = repository({ [name]: text, '.gitignore': `# locks\n${name}\n` });
    const { code, stdout, stderr } = cli(folder, ['--yes']);
    expect(code).toBe(0);
    expect(stderr).toContain(`git ignores ${name} (.gitignore:2), so Nix will not see it`);
    expect(stdout).toContain(
      `git ignores ${name}, so Nix does not see it: \`git add -f ${name}\`.`,
    );
    expect(stdout).toMatch(new RegExp(`^ {2}git add -f ${name} +# Nix sees only`, 'm'));
    expect(stdout).not.toContain('git add -N');
    expect(unseen(folder)).toMatchObject([
      { id: 'ignored-files', evidence: [{ file: name }], cure: expect.stringContaining('add -f') },
    ]);
    git(folder, 'add', '-f', name);
    expect([tracked(folder), unseen(folder)]).toEqual([true, []]);
  });

  it('is found by doctor, and shown to git by --fix', () => {
    const folder = repository({ [name]: text });
    cli(folder, ['--yes', '--no-git']);
    git(folder, 'add', '--all');
    git(folder, 'rm', '--quiet', '--cached', name);
    expect(unseen(folder)).toMatchObject([{ id: 'untracked-files', evidence: [{ file: name }] }]);
    cli(folder, ['doctor', '--fix']);
    expect([tracked(folder), unseen(folder)]).toEqual([true, []]);
  });
});

it('a flake in a member of a uv workspace, whose lock is elsewhere, is refused with a command that works', () => {
  const folder = repositoryOf({
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["shop"]\n',
    'shop/pyproject.toml': pyproject,
  });
  const { code, stderr } = cli(join(folder, 'shop'), ['--yes']);
  expect([code, existsSync(join(folder, 'shop/flake.nix'))]).toEqual([3, false]);
  expect(stderr).toMatch(/it is a member of the uv workspace in \.\., where its uv\.lock is/);
  const [, ...words] = /^`(.*?)`/m.exec(stderr)?.[1]?.split(' ') ?? [];
  expect(words).toEqual(['..', '--project', 'shop']);
  expect(cli(join(folder, 'shop'), [...words, '--yes'])).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(join(folder, 'nix/packages.nix'), 'utf8')).toContain('members = [ "shop" ];');
});

it('a flake in a folder that has become a member of a uv workspace is told so by doctor', () => {
  const folder = repositoryOf({ 'shop/pyproject.toml': pyproject });
  cli(join(folder, 'shop'), ['--yes']);
  writeFileSync(join(folder, 'pyproject.toml'), '[tool.uv.workspace]\nmembers = ["shop"]\n');
  const { findings } = JSON.parse(cli(join(folder, 'shop'), ['doctor', '--json']).stdout);
  expect(findings).toContainEqual(expect.objectContaining({ id: 'uv-member', level: 'error' }));
});

/** poetry2nix takes no project without its lock. */
it.each([
  ['uv', locks[0]],
  ['cargo', locks[2]],
] as const)('a lock that %s makes in the run is named when git ignores it', (program, lockOf) => {
  const [name, files, text] = lockOf;
  const folder = repositoryOf({ ...files, '.gitignore': `${name}\n` });
  const path = programs({ [program]: `printf %s '${text}' > ${name}` });
  const {
    git: seen,
    locks: made,
    warnings,
  } = JSON.parse(cli(folder, ['--yes', '--json'], path).stdout);
  expect(made).toEqual([{ file: name, state: 'made' }]);
  expect(seen).toMatchObject({ ignored: [name], problem: expect.stringContaining('add -f') });
  expect(warnings).toMatchObject([{ id: 'lock-ignored', evidence: [{ line: 1 }] }]);
});

it.each([
  ['is tracked by git when that is wanted', enter, 'Cargo.lock\n'],
  ['is left alone when it is not', 'n', ''],
] as const)('at a terminal a lock that git ignores %s', async (_, key, tracked) => {
  const [name, files, text] = locks[2];
  const folder = repositoryOf({ ...files, '.gitignore': `${name}\n` });
  const path = programs({ cargo: `printf %s '${text}' > ${name}` });
  const { code, shown } = await inTerminal([enter, enter, key], folder, [], path);
  expect(code, shown).toBe(0);
  expect(shown).toContain('Let git track Cargo.lock all the same? The flake needs it.');
  expect(git(folder, 'ls-files', name)).toBe(tracked);
  // The next steps.
  expect(shown.includes('git add -f Cargo.lock  #')).toBe(tracked === '');
});

it('nothing is asked about ignored locks by a dry run', async () => {
  const folder = repositoryOf({ ...locks[2][1], '.gitignore': 'Cargo.lock\n' });
  const { shown } = await inTerminal(40, folder, ['--dry-run'], programs());
  expect(shown).toContain('git ignores Cargo.lock');
  expect(shown).not.toContain('all the same?');
});

it('an ignored flake.lock is named with a command that works', () => {
  const folder = testFolder({ 'pyproject.toml': pyproject, '.gitignore': '*.lock\n' });
  git(folder, 'init', '--quiet');
  const { stdout } = cli(folder, ['--yes', '--no-lock']);
  expect(stdout).toContain(
    'git ignores flake.lock, so Nix does not see it: `git add -f flake.lock`.',
  );
});
