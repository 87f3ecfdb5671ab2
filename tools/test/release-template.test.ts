/** `nix flake init` from the tag of a release, while main moves on. */
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../host/cache.ts';
import { freshCopy } from '../host/fresh-copy.ts';
import { type NixSetup, nixSetup } from '../host/nix-setup.ts';
import { runOrThrow } from '../host/run.ts';
import { tree } from './starter.ts';

const variants = (await readdir(join(repository, 'examples')))
  .filter((name) => name.endsWith('-starter'))
  .map((name) => name.replace(/-starter$/, ''));

// As release.yml names it.
const tag = 'v1.2.3';
const later = '\nThis came after the release.\n';

let copy: string;
/** The files of each starter in the commit with the tag. */
let starters: Readonly<Record<string, Record<string, string>>>;
let folder: string;
let setup: NixSetup;

beforeAll(async () => {
  setup = await nixSetup();
  folder = await mkdtemp(join(tmpdir(), 'release-template-'));
  copy = await freshCopy({ folder: repository });
  const author = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
  const git = (...args: string[]) => runOrThrow('git', ['-C', copy, ...author, ...args]);
  await git('commit', '--quiet', '--message=release');
  await git('tag', tag);
  const starter = (variant: string) => join(copy, 'examples', `${variant}-starter`);
  const trees = variants.map(async (variant) => [variant, await tree(starter(variant))] as const);
  starters = Object.fromEntries(await Promise.all(trees));
  for (const variant of variants) await appendFile(join(starter(variant), 'README.md'), later);
  await git('commit', '--quiet', '--all', '--message=later');
});
afterAll(async () => {
  for (const path of [copy, folder]) await rm(path, { recursive: true });
});

/** Runs Nix in a new folder, and gives the files that are there then. */
async function initialised(template: string): Promise<Record<string, string>> {
  const target = await mkdtemp(join(folder, 'project-'));
  const args = ['flake', 'init', '--template', template];
  await runOrThrow(setup.nix.program, args, { cwd: target, env: setup.environment });
  return tree(target);
}

test.each(variants)('the tag gives what was released: %s', async (variant) => {
  const reference = `git+file://${copy}?ref=refs/tags/${tag}#${variant}`;
  expect(await initialised(reference)).toEqual(starters[variant]);
});

test('the tag has a default template, and main has moved on', async () => {
  const released = await initialised(`git+file://${copy}?ref=refs/tags/${tag}`);
  expect(released).toEqual(starters.uv);
  const { 'README.md': readme } = await initialised(`git+file://${copy}`);
  expect(readme).toBe(`${released['README.md']}${later}`);
});

test('the reference in the README is one to a tag', async () => {
  const readme = await readFile(join(repository, 'README.md'), 'utf8');
  const [, reference = ''] = /nix flake init -t (github:\S+\/v[^#]+)#/.exec(readme) ?? [];
  const expression = `builtins.parseFlakeRef "${reference}"`;
  const parsed = await runOrThrow(setup.nix.program, ['eval', '--json', '--expr', expression], {
    env: setup.environment,
  });
  expect(JSON.parse(parsed)).toEqual({
    type: 'github',
    owner: 'create-nix-project',
    repo: 'create-nix-project',
    ref: expect.stringMatching(/^v\d+\.\d+\.\d+$/),
  });
});
