import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templates } from '../../packages/create-nix-project/src/generated/templates.js';
import { repository } from '../host/cache.ts';
import { nixCommand } from '../host/nix-command.ts';
import { hostSystem, nixSetup } from '../host/nix-setup.ts';
import { runOrThrow } from '../host/run.ts';
import type { DocumentedCommand } from './documented-command.ts';
import { copyStarter, type StarterCopy, starterFolder, tree } from './starter.ts';

const variants = templates.map(({ id }) => id);

/** What each variant says of its README files, in `test/documented.ts` of its folder. */
const commands: Readonly<Record<string, readonly DocumentedCommand[]>> = Object.fromEntries(
  await Promise.all(variants.map(async (variant) => [variant, await commandsOf(variant)])),
);

async function commandsOf(variant: string): Promise<readonly DocumentedCommand[]> {
  const path = join(repository, 'templates', variant, 'test/documented.ts');
  if (!existsSync(path))
    throw new Error(`${path} is missing: it lists the commands of the README.`);
  return (await import(path)).commands;
}

/**
 * Documented, and not run here: they reach for upstream's newest inputs or for a database of
 * vulnerabilities, change the terminal, or delete what another test may just read.
 */
const notRun = [
  'nix develop',
  'nix flake update',
  'nix flake update nixpkgs',
  'nix run .#audit',
  'nix store delete .#pytest-report',
];

/** Documented, and run in a test of its own. */
const runElsewhere = [
  // test/policy.test.ts of the command.
  'npm create nix-project@latest -- policy --check',
];

describe.each(variants)('the README files of %s', (variant) => {
  let copy: StarterCopy;
  beforeAll(async () => {
    copy = await copyStarter(variant);
  });
  afterAll(() => copy.remove());

  test.each(
    commands[variant] ?? [],
  )('a documented command works: %s', async (_, args, output, wanted = 0) => {
    const { code, stdout, stderr } = await copy.nix(...args);
    expect(code, stderr).toBe(wanted);
    expect(stdout).toMatch(output);
  });

  test('every command that they name is in this test', async () => {
    const texts = ['README.md', 'nix/README.md'].map((file) =>
      readFile(join(starterFolder(variant), file), 'utf8'),
    );
    const text = (await Promise.all(texts)).join('\n');
    const inTables = [...text.matchAll(/\| `((?:nix|uv|poetry|npm) [^`]*)`/g)].map(
      ([, command]) => command,
    );
    const inBlocks = [...text.matchAll(/^\$ (.*?)(?: {2,}#.*)?$/gm)].map(([, command]) => command);
    const replay = `npm create nix-project@latest -- . --template ${variant} --yes --name ${variant}-starter`;
    const known = [
      ...(commands[variant] ?? []).map(([command]) => command),
      ...notRun,
      ...runElsewhere,
      replay,
    ];
    const documented = [...inTables, ...inBlocks].map((command) =>
      command?.replace('x86_64-linux', hostSystem()),
    );
    expect(documented.length).toBeGreaterThan(8);
    expect(documented.filter((command) => !known.includes(`${command}`))).toEqual([]);
  });
});

test.each(
  variants,
)('nix flake init, the command and the example give the same files: %s', async (variant) => {
  const folder = await mkdtemp(join(tmpdir(), 'same-files-'));
  try {
    const initialised = join(folder, 'template');
    await runOrThrow('mkdir', [initialised]);
    await runOrThrow('git', ['init', '--quiet', initialised]);
    const setup = await nixSetup();
    const template = `git+file://${repository}?shallow=1#${variant}`;
    const [program, ...init] = nixCommand(setup, ['flake', 'init', '-t', template], initialised);
    await runOrThrow(program, init, { cwd: initialised, env: setup.environment });
    const main = join(repository, 'packages/create-nix-project/dist/main.cjs');
    const args = [
      main,
      `${variant}-starter`,
      '--template',
      variant,
      '--yes',
      '--no-lock',
      '--no-git',
    ];
    await runOrThrow('node', args, { cwd: folder });
    const expected = await tree(join(folder, `${variant}-starter`));
    expect(await tree(initialised)).toEqual(expected);
    expect(Object.keys(expected)).toContain('flake.lock');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
