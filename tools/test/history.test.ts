/** What `update` makes of edited projects is Nix: all of it parses, and the flakes evaluate. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lockNodes, templates } from '../../packages/create-nix-project/src/generated/templates.js';
import { edited, edits } from '../../packages/create-nix-project/test/history/edits.ts';
import { generate, updateTree } from '../../packages/create-nix-project/test/history/project.ts';
import { releases } from '../../packages/create-nix-project/test/history/releases.ts';
import { type Tree, writeTree } from '../../packages/create-nix-project/test/history/tree.ts';
import { exists } from '../host/cache.ts';
import { namesOfChecks } from '../host/check-flake.ts';
import { freshCopy } from '../host/fresh-copy.ts';
import { nixCommand } from '../host/nix-command.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { run, runOrThrow } from '../host/run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'history-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const calm = edits.filter(({ meetsTemplate }) => meetsTemplate !== true);

/** Projects of the first version, with some of the edits or all, as the last version has them. */
async function updatedTrees(template: (typeof templates)[number]): Promise<Tree[]> {
  const versions = releases(template, lockNodes);
  const [first, last] = [versions.at(0), versions.at(-1)];
  if (first === undefined || last === undefined) throw new Error('There are no versions.');
  const fresh = await generate(first);
  const half = Math.ceil(calm.length / 2);
  const trees: Tree[] = [];
  for (const some of [calm, calm.slice(0, half), calm.slice(half)]) {
    const { tree, unmerged } = await updateTree(edited(fresh, some), last);
    expect(unmerged).toEqual([]);
    trees.push(tree);
  }
  return trees;
}

test.each(
  templates,
)('the template $id: what its owner edited parses and evaluates after', async (template) => {
  const [all = new Map(), ...others] = await updatedTrees(template);
  await parse([all, ...others]);
  const project = join(folder, template.id);
  writeTree(project, all);
  await evaluate(project);
});

/** @throws with what Nix said of the first file that does not parse */
async function parse(trees: readonly Tree[]): Promise<void> {
  const texts = trees.flatMap((tree) =>
    [...tree].flatMap(([path, { text }]) => (path.endsWith('.nix') ? [text] : [])),
  );
  const paths = [...new Set(texts)].map(
    (text, index) => [join(folder, `${index}.nix`), text] as const,
  );
  // Some files differ from one tree to the other.
  const inFirst = [...(trees[0]?.keys() ?? [])].filter((path) => path.endsWith('.nix'));
  expect(paths.length).toBeGreaterThan(inFirst.length);
  for (const [path, text] of paths) await writeFile(path, text);
  const { nix, environment } = await nixSetup();
  const args = ['--parse', ...paths.map(([path]) => path)];
  // Nix is all of its commands, and these are beside each other.
  await runOrThrow(`${nix.program}-instantiate`, args, { env: environment });
}

/** Evaluates all outputs for all systems. */
async function evaluate(project: string): Promise<void> {
  const copy = await freshCopy({ folder: project });
  try {
    expect(await exists(join(copy, 'flake.nix'))).toBe(true);
    const setup = await nixSetup(copy);
    for (const args of [
      ['eval', '--json', '.#checks', '--apply', namesOfChecks],
      ['flake', 'check', '--all-systems', '--no-build'],
    ]) {
      const [program, ...all] = nixCommand(setup, args, copy);
      const { code, stdout, stderr } = await run(program, all, {
        cwd: copy,
        env: setup.environment,
      });
      expect(code, stderr).toBe(0);
      if (args[0] === 'eval') expect(stdout).toContain('"mine"');
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
