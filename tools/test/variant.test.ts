/**
 * `nx g nx-flake:variant` as a contributor runs it, in a copy of this repository: the skeleton that
 * it writes passes what any variant has to.
 */
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
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
const generate = (...args: string[]) => start('nx', 'generate', 'nx-flake:variant', ...args);

describe('what is refused, with nothing written', () => {
  test.each([
    [['Go Modules'], 'A variant cannot be called "Go Modules": take lower-case letters'],
    [['uv'], 'The variant uv is there already'],
    [['go', '--title', 'a\nb'], '--title has to be one line of text.'],
    [['go', '--language', 'go'], "'language' is not found in schema"],
    [[], "Required property 'name' is missing"],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await generate(...args, '--no-interactive');
    expect([code, stdout + stderr]).toEqual([1, expect.stringContaining(message)]);
    expect(stdout + stderr).not.toMatch(/^ +at /m);
    expect(await changes()).toBe('');
  });

  test('another workspace', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'workspace-'));
    try {
      await runOrThrow('sh', ['-c', 'echo "{}" > nx.json && mkdir node_modules'], { cwd: folder });
      for (const name of ['nx', 'nx-flake'])
        symlinkSync(join(copy, 'node_modules', name), join(folder, 'node_modules', name));
      const nx = join(repository, 'node_modules/.bin/nx');
      const env = { ...withoutRunners(), NX_DAEMON: 'false' };
      const args = ['generate', 'nx-flake:variant', 'go'];
      const { code, stdout, stderr } = await run(nx, args, { cwd: folder, env });
      expect([code, stdout + stderr]).toEqual([
        1,
        expect.stringContaining('This is not the repository of create-nix-project'),
      ]);
      expect(existsSync(join(folder, 'templates'))).toBe(false);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('a dry run names the files, and writes none', async () => {
  const { code, stdout } = await generate('go', '--dry-run');
  expect([code, stdout]).toEqual([0, expect.stringContaining('CREATE templates/go/template.json')]);
  expect(await changes()).toBe('');
});

describe('a new variant', () => {
  let generated: Finished;
  beforeAll(async () => {
    generated = await generate(
      'test-variant',
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
        ' A .changeset/variant-test-variant.md',
        ' A examples/test-variant-starter/flake.lock',
        ' A templates/test-variant/files/.gitignore',
      ]),
    );
  });

  test('is in the list', async () => {
    const main = join(copy, 'packages/create-nix-project/dist/main.cjs');
    const listed = await runOrThrow(process.execPath, [main, 'list', '--json'], { cwd: tmpdir() });
    expect(JSON.parse(listed).templates).toContainEqual(
      expect.objectContaining({ id: 'test-variant', title: "It's mine", description }),
    );
  });

  test('its changeset is read by changesets', async () => {
    expect(await start('changeset', 'status')).toMatchObject({ code: 0 });
    const text = readFileSync(join(copy, '.changeset/variant-test-variant.md'), 'utf8');
    expect(text).toContain(`\`test-variant\`: ${description}`);
  });

  test.each([
    ['biome', 'check', '--error-on-warnings', '.'],
    ['tsc', '--noEmit', '-p', '.'],
    ['tsx', 'tools/render-examples.ts', '--check'],
  ])('passes %s %s', async (...command) => {
    const { code, stdout, stderr } = await start(...command);
    expect(code, stdout + stderr).toBe(0);
  });

  const ofTools = ['--config', 'tools/vitest.config.ts'];
  const ofCommand = ['--root', 'packages/create-nix-project'];

  test.each([
    ['its own, with nix flake check', [...ofTools, 'templates/test-variant']],
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
    // The other variants have no part in this.
    const only = args.includes('templates/test-variant') ? [] : ['-t', 'test-variant'];
    const { code, stdout, stderr } = await start('vitest', 'run', ...args, ...only);
    expect(code, stdout + stderr).toBe(0);
    // A file in which nothing ran would count as skipped.
    expect(stdout).toMatch(/Test Files +(\d+) passed \(\1\)/);
  });
});

function testFiles(folder: string, ...names: string[]): string[] {
  return names.map((name) => `${folder}/${name}.test.ts`);
}
