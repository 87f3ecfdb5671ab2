/**
 * Projects of older versions of the templates, with what their owners made of them, are updated to
 * newer ones. There are few versions yet, so that each template gets four more, made up from today's.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { lockNodes, templates } from '../src/generated/templates.js';
import { recordFile } from '../src/record/file-name.ts';
import { type Edit, edited, edits } from './history/edits.ts';
import { expectLaws } from './history/laws.ts';
import { generate, generatedPart, type Outcome, updateTree } from './history/project.ts';
import { formatterPaths, type Release, releases } from './history/releases.ts';
import type { Tree } from './history/tree.ts';

/** A release, and what a new project of it is. */
interface Version extends Release {
  readonly fresh: Tree;
}

const versionOf = ({ template }: Release): string => template.version;

/** Updates what an owner made of a project of one version to another, and checks the laws. */
async function updateChecked(from: Version, to: Version, ours: Tree): Promise<Outcome> {
  const outcome = await updateTree(ours, to);
  const paths = [from, to].map((version) => formatterPaths[versionOf(version)] ?? '');
  expectLaws({
    base: generatedPart(from.fresh),
    ours,
    theirs: generatedPart(to.fresh),
    renamed: new Map([paths as [string, string]]),
    outcome,
  });
  return outcome;
}

/** Takes both sides of each conflict, as an owner might. */
function resolved({ tree, unmerged }: Outcome): Tree {
  return new Map(
    [...tree].map(([path, file]) => {
      if (!unmerged.includes(path)) return [path, file];
      const text = file.text.replaceAll(/^(?:<{7}|={7}|>{7})(?: .*)?\r?\n/gm, '');
      return [path, { ...file, text }];
    }),
  );
}

/** To the version after it, and to the last. */
const pairs = [
  [0, 1],
  [1, 2],
  [2, 3],
  [3, 4],
  [0, 4],
  [1, 4],
  [2, 4],
] as const;

/** A new project of each template. */
let firstTrees: Tree[];
beforeAll(async () => {
  const first = templates.map((template) => generate({ template, lockNodes }));
  firstTrees = await Promise.all(first);
});

function changes(edit: Edit, tree: Tree): boolean {
  return JSON.stringify([...edited(tree, [edit])]) !== JSON.stringify([...tree]);
}

describe.each(templates)('the template $id', (template) => {
  const versions: Version[] = [];
  beforeAll(async () => {
    for (const release of releases(template, lockNodes))
      versions.push({ ...release, fresh: await generate(release) });
  });
  const at = (index: number): Version => {
    const version = versions.at(index);
    if (version === undefined) throw new Error(`There is no version ${index}.`);
    return version;
  };

  test('the versions differ as they are meant to', () => {
    const which = (path: string) =>
      versions.flatMap(({ fresh }, index) => (fresh.has(path) ? [index] : []));
    expect(which('nix/formatter.nix')).toEqual([0, 1]);
    expect(which('nix/format-files.nix')).toEqual([2]);
    expect(which('nix/tools/format-files.nix')).toEqual([3, 4]);
    expect(which('nix/hints.md')).toEqual([1, 2]);
    expect(which('.envrc')).toEqual([0, 1, 2]);
    expect(which('.editorconfig')).toEqual([4]);
    const changed = (path: string) =>
      versions.flatMap(({ fresh }, index) =>
        fresh.get(path)?.text === versions[index - 1]?.fresh.get(path)?.text ? [] : [index],
      );
    expect(changed('nix/shell.nix')).toEqual([0, 1]);
    expect(changed('.github/workflows/nix.yml')).toEqual([0, 1]);
    expect(changed('nix/README.md').slice(0, 2)).toEqual([0, 1]);
    expect(changed('.gitignore')).toEqual([0, 1, 2]);
    expect(changed('flake.nix')).toEqual([0, 1, 4]);
    expect(changed('flake.lock')).toEqual([0, 4]);
  });

  test.each(pairs)('unedited, from version %i to %i: as a new project', async (from, to) => {
    const { tree, updated } = await updateChecked(at(from), at(to), at(from).fresh);
    const born = [...at(from).fresh].filter(([path]) => !generatedPart(at(from).fresh).has(path));
    expect(tree).toEqual(new Map([...generatedPart(at(to).fresh), ...born].sort(byPath)));
    expect(updated.changeLog.map(({ version }) => version)).toEqual(
      versions.slice(from + 1, to + 1).map(versionOf),
    );
  });

  test.each(edits)('$name: nothing is lost', async (edit) => {
    const from = at(0);
    // Not each template has each file, but one of them; what is dropped comes after the first version.
    if (!changes(edit, from.fresh)) {
      const isElsewhere = firstTrees.some((tree) => changes(edit, tree));
      return expect(isElsewhere || edit.name.includes('drops')).toBe(true);
    }
    const { unmerged } = await updateChecked(from, at(-1), edited(from.fresh, [edit]));
    expect(unmerged.length > 0).toBe(edit.meetsTemplate === true);
  });

  test.each([
    0, 1, 2, 3,
  ])('version %i with all edits that do not meet those of the template', async (from) => {
    const calm = edits.filter(({ meetsTemplate }) => meetsTemplate !== true);
    const { tree, unmerged } = await updateChecked(at(from), at(-1), edited(at(from).fresh, calm));
    expect(unmerged).toEqual([]);
    const again = await updateTree(tree, at(-1));
    expect([again.updated.isBehind, again.tree]).toEqual([false, tree]);
  });

  test('step by step, with conflicts resolved on the way', async () => {
    let ours = edited(at(0).fresh, edits);
    for (const [index, to] of versions.slice(1).entries())
      ours = resolved(await updateChecked(at(index), to, ours));
    expect(ours.get(recordFile)).toEqual(at(-1).fresh.get(recordFile));
  });

  test('random edits, and again after the first update', async () => {
    const property = fc.asyncProperty(
      fc.subarray([...edits]),
      fc.subarray([...edits], { maxLength: 6 }),
      fc.uniqueArray(fc.nat(4), { minLength: 2, maxLength: 3 }),
      async (first: Edit[], second: Edit[], steps: number[]) => {
        const [from = 0, ...path] = steps.toSorted();
        let [ours, before] = [edited(at(from).fresh, first), at(from)];
        for (const to of path.map(at)) {
          ours = edited(resolved(await updateChecked(before, to, ours)), second);
          before = to;
        }
      },
    );
    await fc.assert(property, { numRuns: 3 });
  });
});

function byPath([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
