import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostPackage } from '../../../tools/host/host-package.ts';
import { packages } from '../../../tools/host/packages.ts';
import { templates } from '../src/generated/templates.js';
import { distinctFiles, renderedSets } from './rendered-sets.ts';

/** The program that the tests of the tools install, or the one on the PATH. */
async function findProgram(name: string): Promise<string> {
  if (packages[name] === undefined) return name;
  const recipe = packages[name];
  const path = recipe && (await hostPackage(recipe))?.programs[name];
  if (!path) throw new Error(`This machine has no ${name}.`);
  return path;
}

describe.each(templates)('random answers to the template $id', (template) => {
  const { sets, seed } = renderedSets(template, 50);
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formatted-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['nixfmt', /\.nix$/, ['--check']],
    ['ruff', /\.py$/, ['format', '--check', '--no-cache', '--isolated']],
    ['rustfmt', /\.rs$/, ['--check', '--edition', '2024']],
  ])('give files as %s leaves them', async (name, pattern, args) => {
    const files = distinctFiles(sets, pattern);
    const paths = files.map(({ path }, index) =>
      join(folder, `${index}-${path.replaceAll('/', '-')}`),
    );
    await Promise.all(paths.map((path, index) => writeFile(path, files[index]?.content ?? '')));
    const sources = Object.keys(template.sources).map((source) => source.replace(/\.ejs$/, ''));
    if (paths.length === 0)
      return expect(sources.filter((source) => pattern.test(source))).toEqual([]);
    const program = await findProgram(name);
    const { status, stdout, stderr } = spawnSync(program, [...args, ...paths], {
      encoding: 'utf8',
    });
    expect(status, `${seed}\n${stdout}${stderr}`).toBe(0);
  });
});
