import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { templates as known } from '../src/generated/templates.js';
import { cli, git, programs, testFolder } from './cli.ts';
import { clear, type Dialogue, down, enter, inTerminal, type Size } from './terminal.ts';

/** Runs the command, types at its prompts, and Ctrl-C at the next one; 30 is more than it has. */
const dialogue = (
  keys: number | readonly string[],
  folder: string,
  args: readonly string[],
  size?: Size,
) => inTerminal(keys, folder, args, programs(), size);

const names = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/'))
    .sort();

/** What stood on the terminal at each prompt that asks a question, the last screens aside. */
function questionsOf({ screens }: Dialogue): string[] {
  return screens.slice(0, -1).filter((screen) => !openPrompt(screen).includes('Found and assumed'));
}

/** The part of a screen that is still open. */
function openPrompt(screen: string): string {
  return screen.slice(screen.lastIndexOf('◆'));
}

const reviewed = ({ screens }: Dialogue) =>
  screens.slice(0, -1).filter((screen) => openPrompt(screen).includes('Found and assumed'));

const example = (path: string) =>
  readFileSync(new URL(`../../../examples/${path}`, import.meta.url), 'utf8');

type Files = Readonly<Record<string, string>>;

/** A project with all that its tools leave: what detection reads. */
const projects = {
  uv: {
    'pyproject.toml':
      '[project]\nname = "old"\nversion = "1"\ndescription = "Counts things"\nrequires-python = ">=3.13"\ndependencies = ["rich"]\n\n[dependency-groups]\ndev = ["pytest", "ruff"]\n',
    'uv.lock':
      'version = 1\nrevision = 3\nrequires-python = ">=3.13"\n\n[[package]]\nname = "old"\nversion = "1"\nsource = { virtual = "." }\n',
    '.python-version': '3.13\n',
    'old.py': '',
    'tests/test_old.py': 'def test_nothing():\n    pass\n',
    '.envrc': 'use flake\n',
  },
  poetry2nix: {
    'pyproject.toml': example('poetry2nix-starter/pyproject.toml'),
    'poetry.lock': example('poetry2nix-starter/poetry.lock'),
  },
  'cuda-pytorch': { 'requirements.txt': 'torch\nnumpy\n' },
  'rust-crane': {
    'Cargo.toml':
      '[workspace]\nmembers = ["crates/*"]\nresolver = "2"\n\n[workspace.package]\nversion = "0.1.0"\nedition = "2024"\nrust-version = "1.85"\n',
    'Cargo.lock':
      'version = 4\n\n[[package]]\nname = "count"\nversion = "0.1.0"\n\n[[package]]\nname = "count-core"\nversion = "0.1.0"\ndependencies = ["libgit2-sys"]\n\n[[package]]\nname = "libgit2-sys"\nversion = "0.18.2"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    'crates/count/Cargo.toml':
      '[package]\nname = "count"\nversion.workspace = true\nedition.workspace = true\n',
    'crates/count/src/main.rs': 'fn main() {}\n',
    'crates/count-core/Cargo.toml':
      '[package]\nname = "count-core"\nversion.workspace = true\nedition.workspace = true\n',
    'crates/count-core/src/lib.rs': '',
    'rust-toolchain.toml': '[toolchain]\nchannel = "1.90"\n',
  },
} as const;

/** As they are offered. */
const templates = known.map(({ id }) => id);

const choiceOf = (template: string) => down.repeat(templates.indexOf(template)) + enter;

describe.each(templates)('%s', (template) => {
  test('asks at most five questions in an empty folder, and Enter gives what --yes gives', async () => {
    const [folder, other] = [testFolder(), testFolder()];
    const shown = await dialogue([choiceOf(template), ...Array(20).fill(enter)], folder, [
      'my-app',
    ]);
    expect(shown).toMatchObject({ code: 0 });
    expect(questionsOf(shown).length).toBeGreaterThan(1);
    expect(questionsOf(shown).length).toBeLessThanOrEqual(5);
    expect(reviewed(shown)).toHaveLength(1);
    expect(cli(other, ['my-app', '-t', template, '--yes']).code).toBe(0);
    expect(names(folder)).toEqual(names(other));
    expect(record(join(folder, 'my-app'))).toEqual(record(join(other, 'my-app')));
  });
});

test.each(
  Object.entries<Files>(projects),
)('%s asks at most five questions in a project', async (template, files) => {
  const folder = testFolder(files);
  const shown = await dialogue(20, folder, []);
  expect(shown).toMatchObject({ code: 0 });
  expect(questionsOf(shown).length).toBeLessThanOrEqual(5);
  expect(reviewed(shown)).toHaveLength(1);
  expect(record(folder)).toMatchObject({ template });
});

function record(folder: string) {
  return JSON.parse(readFileSync(join(folder, '.nix-project.json'), 'utf8'));
}

describe('golden screens', () => {
  const terminals = [
    { columns: 80, rows: 24 },
    { columns: 60, rows: 24 },
  ];
  const cases = {
    'uv-new': { args: ['my-app'], files: {}, keys: 20 },
    'rust-crane-new': {
      args: ['my-app'],
      files: {},
      keys: [choiceOf('rust-crane'), ...Array(20).fill(enter)],
    },
    'uv-existing': { args: [], files: projects.uv, keys: 20 },
    'rust-crane-existing': { args: [], files: projects['rust-crane'], keys: 20 },
    'change-an-item': {
      args: ['my-app', '-t', 'uv', '--python', '3.13', '--ci', 'none'],
      files: {},
      // The name, the fifth row of the screen, no, the name again, and all is well.
      keys: [
        enter,
        down.repeat(5) + enter,
        `${clear}>=3.14${enter}`,
        `${clear}>=3.11${enter}`,
        down + enter,
        `${clear}other${enter}`,
        enter,
      ],
    },
    'without-answer': {
      args: [],
      files: { 'pyproject.toml': '[project]\nversion = "1"\n' },
      keys: 20,
    },
  } as const;

  test.each(
    Object.entries(cases).flatMap(([name, { args, files, keys }]) =>
      terminals.map((size) => ({ name, args, files, keys, size })),
    ),
  )('$name at $size.columns columns', async ({ name, args, files, keys, size }) => {
    const inside = Object.entries(files).map(([path, text]) => [`old/${path}`, text]);
    const folder = testFolder({ 'old/.gitkeep': '', ...Object.fromEntries(inside) });
    const { code, screens } = await dialogue(keys, join(folder, 'old'), args, size);
    expect(code).toBe(0);
    const rule = '─'.repeat(size.columns);
    const text = screens
      .map((screen) => screen.replaceAll(/cli-test-\w{6}/g, 'cli-test-XXXXXX'))
      .join(`\n${rule}\n`);
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/screens/${name}-${size.columns}.txt`);
  });
});

test('20 columns are enough', async () => {
  const folder = testFolder();
  const size = { columns: 20, rows: 24 };
  const keys = [enter, enter, enter, enter, down.repeat(4) + enter, enter, enter];
  const { code, screens } = await dialogue(keys, folder, ['my-app'], size);
  expect(code).toBe(0);
  // What is open has its frame on every line, and what is to choose is on the screen.
  for (const screen of screens.slice(0, -1)) {
    const lines = openPrompt(screen).split('\n').slice(1);
    expect(lines.filter((line) => !/^[│└]/.test(line))).toEqual([]);
    expect(screen).toMatch(/[●█]/);
  }
  expect(record(join(folder, 'my-app'))).toMatchObject({ template: 'uv' });
});

describe('Ctrl-C', () => {
  test.each([0, 1, 2, 3, 4])('at prompt %i writes nothing', async (prompt) => {
    const folder = testFolder();
    const { code, shown, screens } = await dialogue(prompt, folder, ['my-app']);
    expect(code).toBe(130);
    expect(openPrompt(screens.at(-2) ?? '').includes('Found and assumed')).toBe(prompt === 4);
    expect(shown).toMatch(/^Cancelled, nothing was written\.$/m);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('at an item of the screen writes nothing', async () => {
    const folder = testFolder();
    const keys = [enter, down + enter];
    const { code } = await dialogue(keys, folder, ['-t', 'uv', '--python=3.13', '--ci=none']);
    expect([code, readdirSync(folder)]).toEqual([130, []]);
  });

  test('does not wait for a slow Nix', async () => {
    const slow = programs({ nix: 'exec /bin/sleep 20' });
    const begin = performance.now();
    expect((await inTerminal(0, testFolder(), ['my-app'], slow)).code).toBe(130);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('before the first question', () => {
  const uv = projects.uv;

  test.each([
    ['a file in the way', 3, 'flake.nix', { ...uv, 'flake.nix': '{ }\n' }, []],
    ['a file in the way of a flag', 3, 'nix.yml', { ...uv, '.github/workflows/nix.yml': '' }, []],
    [
      'a template that does not fit',
      3,
      'does not fit this project: it has no poetry.lock',
      { 'pyproject.toml': '[tool.poetry]\nname = "a"\n' },
      [],
    ],
    [
      'flags that contradict',
      2,
      'is outside of',
      {},
      ['--python=3.12', '--requires-python=>=3.13'],
    ],
    ['a flag that contradicts the project', 2, 'pyproject.toml:5', uv, ['--python', '3.12']],
    ['a flag of no template', 2, 'There is no flag', {}, ['--pyton', '3.13']],
    ['a wrong value', 2, 'is refused', {}, ['--name', 'a b']],
    ['a flag without use', 2, 'only applies with', uv, ['--package', 'a']],
  ] as const)('%s is refused', async (_, code, text, files, args) => {
    const folder = testFolder(files);
    const before = names(folder);
    const result = await dialogue(0, folder, ['.', ...args], { columns: 160, rows: 300 });
    expect(result).toMatchObject({ code, shown: expect.stringContaining(text) });
    expect(result.shown).not.toContain('◆');
    expect(names(folder)).toEqual(before);
  });

  test.each([
    ['is missing', 'exit 127', 'Nix is not installed.'],
    ['is too old', 'echo 2.3', 'Nix 2.3 is too old'],
    [
      'has flakes switched off',
      'case $1 in --version) echo "nix (Nix) 2.30.0";; esac',
      'Flakes are switched off',
    ],
  ])('Nix that %s is said', async (_, nix, text) => {
    const path = programs({ nix });
    const { screens } = await inTerminal(0, testFolder(), ['my-app'], path);
    expect(screens[0]).toContain(text);
  });
});

describe('templates', () => {
  test('are offered where several fit', async () => {
    const folder = testFolder({
      'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n',
      'Cargo.toml': '[package]\nname = "old"\nversion = "1.0.0"\nedition = "2024"\n',
      'Cargo.lock': 'version = 4\n\n[[package]]\nname = "old"\nversion = "1.0.0"\n',
      'src/lib.rs': '',
    });
    const { code, screens } = await dialogue(20, folder, []);
    expect(code).toBe(0);
    expect(screens[0]).toContain('Which kind of project?');
    expect(screens[0]).toContain('● Python with uv (A Python project, pyproject.toml:1)');
    expect(screens[0]).toContain('○ Rust with crane');
    expect(screens[0]).not.toContain('Poetry');
  });

  test('are not offered where a flag is for one of them', async () => {
    const { code, shown } = await dialogue(20, testFolder(), ['--toolchain', '1.90']);
    expect(code).toBe(0);
    expect(shown).not.toContain('Which kind of project?');
    expect(shown).toContain('Rust with crane');
  });
});

test('an answer that contradicts another is asked again, and stays in the field', async () => {
  const folder = testFolder();
  const keys = [`${clear}pytest${enter}`, `-tools${enter}`, enter, enter, enter];
  const { code, screens } = await dialogue(keys, folder, ['-t', 'uv']);
  expect(code).toBe(0);
  expect(screens[1]).toContain('pytest is the name of a package that the new project uses');
  expect(screens[1]).toContain('│  pytest█');
  expect(record(folder).answers).toMatchObject({ name: 'pytest-tools' });
});

test('of several projects, the one chosen gets Nix', async () => {
  const folder = testFolder({
    'service/pyproject.toml': '[project]\nname = "old"\nversion = "1"\n',
    'tool/pyproject.toml': '[project]\nname = "tool"\nversion = "1"\n',
  });
  const shown = await dialogue(20, folder, ['.']);
  expect(shown.code).toBe(0);
  expect(shown.shown).toContain('Which project?');
  expect(questionsOf(shown).length).toBeLessThanOrEqual(5);
  expect(existsSync(join(folder, 'service/flake.nix'))).toBe(true);
  expect(existsSync(join(folder, 'tool/flake.nix'))).toBe(false);
});

describe('update', () => {
  /** A project in git, whose record is as the change leaves it. */
  function project(
    change: (record: Record<string, unknown>) => object | undefined,
    ...args: string[]
  ): string {
    const folder = testFolder({ 'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n' });
    git(folder, 'init', '--quiet');
    cli(folder, ['--yes', '--no-lock', ...args]);
    const path = join(folder, '.nix-project.json');
    const record = change(JSON.parse(readFileSync(path, 'utf8')));
    if (record === undefined) rmSync(path);
    else writeFileSync(path, JSON.stringify(record));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'before');
    return folder;
  }

  const without =
    (...ids: string[]) =>
    ({ answers, ...record }: Record<string, unknown>) => ({
      ...record,
      templateVersion: '0.9.0',
      answers: Object.fromEntries(
        Object.entries(answers as object).filter(([id]) => !ids.includes(id)),
      ),
    });

  test('shows only what the project has no answer for', async () => {
    const shown = await dialogue(5, project(without('direnv')), ['update']);
    expect(shown.code).toBe(0);
    expect(questionsOf(shown)).toEqual([]);
    expect(reviewed(shown)).toHaveLength(1);
    expect(reviewed(shown)[0]).toContain('Enter the dev shell with direnv');
    expect(reviewed(shown)[0]).not.toContain('Python version');
    expect(shown.shown).toContain('uv 0.9.0 → uv 2.0.0');
  });

  test('asks what a person decides, and then shows it', async () => {
    const folder = project(without('ci'), '--ci', 'none');
    const shown = await dialogue([down + enter, enter], folder, ['update']);
    expect(shown.code).toBe(0);
    expect(questionsOf(shown)).toHaveLength(1);
    expect(reviewed(shown)[0]).toMatch(/Where are changes checked +Nowhere yet +your answer/);
  });

  test('asks nothing when nothing is new', async () => {
    const { code, shown } = await dialogue(
      0,
      project((record) => record),
      ['update'],
    );
    expect([code, shown]).toEqual([0, expect.not.stringContaining('◆')]);
  });

  test('offers to make a record anew that is missing', async () => {
    const folder = project(() => undefined);
    const { code, shown } = await dialogue(30, folder, ['update']);
    expect([code, shown]).toEqual([
      0,
      expect.stringContaining(
        'There is no .nix-project.json. Recreate it from the existing files?',
      ),
    ]);
    expect(git(folder, 'status', '--porcelain')).toBe(' A .nix-project.json\n');
  });
});
