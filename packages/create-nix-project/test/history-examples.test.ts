/** Projects that were there before Nix was added, with edits, and updated over several versions. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lockNodes, templates } from '../src/generated/templates.js';
import { recordFile } from '../src/record/file-name.ts';
import { migrate } from '../src/update/migration.ts';
import { git } from './cli.ts';
import { edited, edits } from './history/edits.ts';
import { expectLaws } from './history/laws.ts';
import { releasedTree, updateTree } from './history/project.ts';
import { regenerated } from './history/released.ts';
import { releases } from './history/releases.ts';
import { readTree, type Tree } from './history/tree.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const existing = readdirSync(examples).filter((name) => !name.endsWith('-starter'));

/** The example as git has it, and its record as of the first of the made-up versions. */
function exampleTree(name: string): Tree {
  const folder = join(examples, name);
  const known = new Set(git(folder, 'ls-files', '-z').split('\0'));
  const files = [...readTree(folder)].filter(([path]) => known.has(path));
  return new Map(
    files.map(([path, file]) => {
      if (path !== recordFile) return [path, file];
      const record = { ...JSON.parse(file.text), templateVersion: '1.0.0' };
      return [path, { ...file, text: `${JSON.stringify(record, null, 2)}\n` }];
    }),
  );
}

test.each(existing)('%s', async (name) => {
  const fresh = exampleTree(name);
  const text = fresh.get(recordFile)?.text ?? '';
  const { template: id, answers } = JSON.parse(text);
  const template = templates.find((candidate) => candidate.id === id);
  const last = template === undefined ? undefined : releases(template, lockNodes).at(-1);
  if (last === undefined) throw new Error(`There is no template ${id}.`);
  const base = releasedTree(text);
  const theirs = await regenerated(text, last);
  const { renamed } = migrate(last.template, '1.0.0', answers);
  for (const some of [[], edits.filter(({ meetsTemplate }) => meetsTemplate !== true), edits]) {
    const ours = edited(fresh, some);
    const outcome = await updateTree(ours, last);
    expectLaws({ base, ours, theirs, renamed, outcome });
    if (some.length < edits.length) expect(outcome.unmerged).toEqual([]);
  }
});
