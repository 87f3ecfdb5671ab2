/**
 * `tools/new-template.ts` as a contributor runs it, in a copy of this repository: a template is a
 * folder, and nothing else has to be told of it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Finished, run, runOrThrow } from '../host/run.ts';
import { repositoryCopy, withoutRunners } from './repository-copy.ts';

const description = 'Greets in "quotes", and <b>more</b>.';

let copy: string;
/** Starts a program of node_modules in the copy. */
const start = (program = '', ...args: string[]) =>
  run(join(copy, 'node_modules/.bin', program), args, {
    cwd: copy,
    env: { ...withoutRunners(), NX_DAEMON: 'false', NX_TUI: 'false' },
  });

beforeAll(async () => {
  copy = await repositoryCopy();
  // The branch that changesets compares with.
  await git('switch', '--quiet', '--create', 'main');
  await git('-c', 'user.name=test', '-c', 'user.email=test@test', 'commit', '--quiet', '-m', 'all');
  // As `npm ci`, or the first command of CONTRIBUTING.md, leaves it.
  expect(await start('tsx', 'packages/nx-flake/build/build.ts')).toMatchObject({ code: 0 });
});
afterAll(() => rm(copy, { recursive: true, force: true }));

const git = (...args: string[]) => runOrThrow('git', args, { cwd: copy });

const changes = () => git('status', '--short');
const generate = (...args: string[]) => start('tsx', 'tools/new-template.ts', ...args);

describe('what is refused, with nothing written', () => {
  test.each([
    [['Go Modules'], 'A template cannot be called "Go Modules": take lower-case letters'],
    [['uv'], 'There is a template uv already'],
    [['go', '--title', 'a\nb'], '--title has to be one line of text.'],
    [['go', '--language', 'go'], "Unknown option '--language'"],
    [['go', 'modules'], 'Name the template, with one word'],
    [[], 'Name the template, with one word'],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await generate(...args);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(message)]);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(await changes()).toBe('');
  });
});

describe('a new template', () => {
  let generated: Finished;
  beforeAll(async () => {
    generated = await generate(
      'test-template',
      '--title',
      "It's mine",
      '--description',
      description,
    );
    expect(generated.code, generated.stdout + generated.stderr).toBe(0);
  });

  test('is written, rendered, and known to git', async () => {
    expect(generated.stdout).toContain('What is left to do, in this order:');
    const added = (await changes()).trimEnd().split('\n');
    expect(added.filter((line) => !line.startsWith(' A '))).toEqual([]);
    expect(added).toEqual(
      expect.arrayContaining([
        ' A .changeset/template-test-template.md',
        ' A examples/test-template-starter/flake.lock',
        ' A templates/test-template/files/.gitignore',
      ]),
    );
  });

  test('is in the list', async () => {
    const main = join(copy, 'packages/create-nix-project/dist/main.cjs');
    const listed = await runOrThrow(process.execPath, [main, 'help', '--json'], { cwd: tmpdir() });
    expect(JSON.parse(listed).templates).toContainEqual(
      expect.objectContaining({ id: 'test-template', title: "It's mine", description }),
    );
  });

  test('is proposed, asked about and updated', async () => {
    const path = join(copy, 'templates/test-template/template.ts');
    const text = readFileSync(path, 'utf8');
    const fit =
      "fit: ({ projects = [] }) => projects.some(({ kind }) => kind === 'node') ? { fits: true, weight: 50, reason: 'A project of Node', evidence: [] } :";
    writeFileSync(path, text.replace(/ {2}fit: \(\) =>/, `  ${fit}`));
    expect(await start('tsx', 'packages/create-nix-project/build/build.ts')).toMatchObject({
      code: 0,
    });
    const folder = await mkdtemp(join(tmpdir(), 'node-'));
    const program = join(copy, 'packages/create-nix-project/dist/main.cjs');
    const command = (...args: string[]) =>
      runOrThrow(process.execPath, [program, ...args], { cwd: folder });
    try {
      await writeFile(join(folder, 'package.json'), '{ "name": "web" }\n');
      expect(await command('detect')).toMatch(/fit:\n +test-template +A project of Node/);
      expect(await command('help', 'test-template')).toContain('such as cmake or ffmpeg');
      await mkdir(join(folder, '.git'));
      await runOrThrow('git', ['init', '--quiet'], { cwd: folder });
      await command('.', '--yes');
      expect(existsSync(join(folder, 'flake.nix'))).toBe(true);
      await runOrThrow('git', ['add', '--all'], { cwd: folder });
      await runOrThrow(
        'git',
        ['-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qm', 'Nix'],
        { cwd: folder },
      );
      expect(await command('update', '--check')).toContain('test-template');
      expect(await command('update', '--set', 'direnv=no')).toContain('.envrc');
      expect(existsSync(join(folder, '.envrc'))).toBe(false);
    } finally {
      await rm(folder, { recursive: true });
      writeFileSync(path, text);
      expect(await start('tsx', 'packages/create-nix-project/build/build.ts')).toMatchObject({
        code: 0,
      });
    }
  });

  test('its changeset is read by changesets', async () => {
    expect(await start('changeset', 'status')).toMatchObject({ code: 0 });
    const text = readFileSync(join(copy, '.changeset/template-test-template.md'), 'utf8');
    expect(text).toContain(`\`test-template\`: ${description}`);
  });

  test.each([
    ['biome', 'check', '--error-on-warnings', '.'],
    ['tsc', '--noEmit', '-p', '.'],
    ['tsx', 'tools/examples/render-examples.ts', '--check'],
  ])('passes %s %s', async (...command) => {
    const { code, stdout, stderr } = await start(...command);
    expect(code, stdout + stderr).toBe(0);
  });

  const ofTools = ['--config', 'tools/vitest/vitest.config.ts'];
  const ofCommand = ['--root', 'packages/create-nix-project'];

  test.each([
    ['its own, with nix flake check', [...ofTools, 'templates/test-template']],
    [
      'those of READMEs, of nix flake init, of workflows and of updates',
      [...ofTools, ...testFiles('tools/test', 'documented', 'workflows', 'history')],
    ],
    [
      'those of new projects, random answers and formatters',
      [...ofCommand, ...testFiles('test', 'scaffold', 'hostile-answers', 'formatted')],
    ],
    ['those of updates', [...ofCommand, ...testFiles('test', 'released', 'history')]],
  ])('passes tests: %s', async (_, args) => {
    // The other templates have no part in this.
    const only = args.includes('templates/test-template') ? [] : ['-t', 'test-template'];
    const { code, stdout, stderr } = await start('vitest', 'run', ...args, ...only);
    expect(code, stdout + stderr).toBe(0);
    // A file in which nothing ran would count as skipped.
    expect(stdout).toMatch(/Test Files +(\d+) passed \(\1\)/);
  });
});

function testFiles(folder: string, ...names: string[]): string[] {
  return names.map((name) => `${folder}/${name}.test.ts`);
}
