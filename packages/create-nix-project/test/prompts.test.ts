import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ask } from '../src/answers/ask.ts';
import { templates } from '../src/generated/templates.js';
import { cli, git, programs, testFolder } from './cli.ts';
import { inTerminal } from './terminal.ts';

/** The variant, and each question that the defaults of uv ask in an empty folder. */
async function countQuestions(): Promise<number> {
  const template = templates.find(({ id }) => id === 'uv');
  if (template === undefined) throw new Error('There is no template uv.');
  const facts = { project: 'new', facts: [], variants: [] } as const;
  let count = 1;
  const input = { template, given: {}, facts, project: 'new', folderName: 'my-app' } as const;
  await ask(input, async (_, proposal) => {
    count += 1;
    return proposal?.value ?? '';
  });
  return count;
}

const questions = await countQuestions();

/** Creates a project, presses Enter at this many prompts, and Ctrl-C at the next one. */
const dialogue = (prompts: number, folder: string, target: string) =>
  inTerminal(prompts, folder, [target], programs());

test('Enter at every prompt gives what --yes gives', async () => {
  const folder = testFolder();
  expect((await dialogue(questions, folder, 'my-app')).code).toBe(0);
  const other = testFolder();
  cli(other, ['my-app', '--yes']);
  const names = (at: string) => readdirSync(join(at, 'my-app'), { recursive: true }).sort();
  expect(names(folder).filter((path) => !`${path}`.startsWith('.git/'))).toEqual(
    names(other).filter((path) => !`${path}`.startsWith('.git/')),
  );
});

test.concurrent.each([
  ...Array(questions).keys(),
])('Ctrl-C at prompt %i writes nothing', async (prompt) => {
  const folder = testFolder();
  expect((await dialogue(prompt, folder, 'my-app')).code).toBe(130);
  expect(existsSync(join(folder, 'my-app'))).toBe(false);
});

test('in a project that is there, prompts show what was found and where', async () => {
  const folder = testFolder({
    'pyproject.toml': '[project]\nname = "old"\nversion = "1"\nrequires-python = "<3.13"\n',
    'ruff.toml': '',
    '.envrc': 'use flake\n',
  });
  const { code, shown } = await dialogue(20, folder, '.');
  expect(code).toBe(0);
  expect(shown).toContain('A Python project, pyproject.toml:1');
  expect(shown).toContain('Project name (found in pyproject.toml:2)');
  expect(shown).toContain('Python version (found in pyproject.toml:4)');
  expect(shown).toContain('Lint and format with ruff? (found in ruff.toml)');
  expect(shown).toContain('Enter the dev shell with direnv? (found in .envrc:1)');
  expect(readFileSync(join(folder, 'nix/default.nix'), 'utf8')).toContain('pkgs.python312');
});

test('of several projects, the one chosen gets Nix', async () => {
  const folder = testFolder({
    'service/pyproject.toml': '[project]\nname = "old"\nversion = "1"\n',
    'tool/pyproject.toml': '[project]\nname = "tool"\nversion = "1"\n',
  });
  const { code, shown } = await dialogue(20, folder, '.');
  expect(code).toBe(0);
  expect(shown).toContain('Which project?');
  expect(existsSync(join(folder, 'service/flake.nix'))).toBe(true);
  expect(existsSync(join(folder, 'tool/flake.nix'))).toBe(false);
});

describe('update', () => {
  /** A project in git, whose record is as the change leaves it. */
  function project(change: (record: Record<string, unknown>) => object | undefined): string {
    const folder = testFolder({ 'pyproject.toml': '[project]\nname = "old"\nversion = "1"\n' });
    git(folder, 'init', '--quiet');
    cli(folder, ['--yes', '--no-lock']);
    const path = join(folder, '.nix-project.json');
    const record = change(JSON.parse(readFileSync(path, 'utf8')));
    if (record === undefined) rmSync(path);
    else writeFileSync(path, JSON.stringify(record));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'before');
    return folder;
  }

  test('asks only what the project has no answer for', async () => {
    const folder = project(({ answers, ...record }) => {
      const { direnv: _, ...others } = answers as Record<string, unknown>;
      return { ...record, templateVersion: '0.9.0', answers: others };
    });
    const { code, shown } = await dialogue(5, folder, 'update');
    expect([code, shown]).toEqual([0, expect.stringContaining('Enter the dev shell with direnv?')]);
    expect(shown).not.toContain('Python version');
    expect(shown).toContain('uv 0.9.0 → uv 1.0.0');
  });

  test('offers to make a record anew that is missing', async () => {
    const folder = project(() => undefined);
    const { code, shown } = await dialogue(30, folder, 'update');
    expect([code, shown]).toEqual([
      0,
      expect.stringContaining('There is no .nix-project.json. Make it anew from what is there?'),
    ]);
    expect(git(folder, 'status', '--porcelain')).toBe(' A .nix-project.json\n');
  });
});
