import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answers } from '../../../packages/create-nix-project/src/values.ts';
import { hostPackage } from '../../../tools/host/host-package.ts';
import { packages } from '../../../tools/host/packages.ts';
import { run } from '../../../tools/host/run.ts';
import { renderProject } from '../../../tools/test/render-project.ts';

const longName = `a-very-long-name-${'x'.repeat(80)}`;

const choices: readonly (readonly Answers[])[] = [
  [{ packaged: false }, { packaged: true, application: false }, { application: true }],
  [{ pytest: true }, { pytest: false }],
  [{ ruff: true }, { ruff: false }],
  [{ libraryPath: 'scoped' }, { libraryPath: 'shell' }],
  [
    { direnv: false, vscode: false, ci: 'none' },
    {
      name: longName,
      description: `Quotes " ' and \${dollars} \\ and ünïcödé`,
      python: '3.12',
      vscode: true,
      systemPackages: ['cmake', 'gst_all_1.gstreamer', 'uv'],
      libraries: ['libGL', 'zlib'],
    },
  ],
];

const combinations = choices.reduce<readonly Answers[]>(
  (all, some) => all.flatMap((left) => some.map((right) => ({ ...left, ...right }))),
  [{}],
);

const tests: readonly Answers[] = [
  { testGroups: [] },
  { testGroups: ['dev', 'test'], testExtras: ['plot'] },
  { testGroups: [], testExtras: ['plot', 'io'] },
  { rustExtension: true, conflicts: true, systemPackages: ['cargo'] },
  { members: ['packages/api', 'libs/core'], testFolders: ['libs/core'] },
  { members: ['*'], testFolders: ['*'] },
  { members: ['*'], application: false, conflicts: true, rustExtension: true },
  { members: ['.', 'packages/api'], application: false, pytest: false },
  { members: ['packages/api'], testFolders: ['packages/api'], packaged: false, conflicts: true },
  { testGroups: [`group-${'x'.repeat(80)}`], packaged: false },
];

async function program(name: 'nixfmt' | 'ruff'): Promise<string> {
  const recipe = packages[name];
  const path = recipe && (await hostPackage(recipe))?.programs[name];
  if (!path) throw new Error(`This machine has no ${name}.`);
  return path;
}

describe('every combination of answers', { timeout: 120_000 }, () => {
  let folder: string;
  let files: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'combinations-'));
    for (const [index, answers] of combinations.entries())
      await renderProject(join(folder, `new-${index}`), 'uv', answers);
    for (const [index, answers] of tests.entries())
      await renderProject(join(folder, `existing-${index}`), 'uv', answers, 'existing');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('gives Nix files as nixfmt leaves them', async () => {
    const nixFiles = files.filter((file) => file.endsWith('.nix'));
    expect(nixFiles.length).toBeGreaterThan(combinations.length * 8);
    const { code, stdout, stderr } = await run(await program('nixfmt'), ['--check', ...nixFiles]);
    expect([code, stdout, stderr]).toEqual([0, '', '']);
  });

  it('gives Python files as ruff leaves them, without a complaint', async () => {
    const ruff = await program('ruff');
    const withRuff = combinations.flatMap(({ ruff: wanted }, index) =>
      wanted === true ? [join(folder, `new-${index}`)] : [],
    );
    for (const args of [['format', '--check'], ['check']]) {
      const { code, stdout } = await run(ruff, [...args, '--no-cache', '--quiet', ...withRuff]);
      expect([code, stdout], args.join(' ')).toEqual([0, '']);
    }
  });
});
