/** The merge of single files, compared with git's on 1,000 random triples. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeFile, type Outcome } from '../src/update/merge-file.ts';
import { mergeWithGit } from '../src/update/merge-text.ts';
import type { FileChange } from '../src/values.ts';
import { testFolder } from './cli.ts';
import { type Triple, triples } from './merge-triples.ts';
import { samples } from './samples.ts';

const label = 'uv 1.1.0';
const file = (content: string): FileChange => ({
  path: 'nix/shell.nix',
  content,
  executable: false,
  extend: false,
});

function merged({ base, ours, theirs }: Triple): Outcome {
  return mergeFile(
    { base, ours: { text: ours, executable: false }, theirs: file(theirs) },
    mergeWithGit(label),
  );
}

/** What `git merge-file` makes of all of them, in one shell: the text, and how many conflicts. */
function byGit(all: readonly Triple[]): { text: string; conflicts: number }[] {
  const folder = testFolder();
  all.forEach(({ base, ours, theirs }, index) => {
    writeFileSync(join(folder, `${index}.base`), base);
    writeFileSync(join(folder, `${index}.ours`), ours);
    writeFileSync(join(folder, `${index}.theirs`), theirs);
  });
  const script = `i=0
while [ $i -lt ${all.length} ]; do
  git merge-file -p -L yours -L 'generated before' -L '${label}' $i.ours $i.base $i.theirs > $i.text
  echo $? >> codes
  i=$((i + 1))
done`;
  execFileSync('sh', ['-c', script], { cwd: folder });
  const codes = readFileSync(join(folder, 'codes'), 'utf8').trim().split('\n').map(Number);
  const results = codes.map((conflicts, index) => ({
    text: readFileSync(join(folder, `${index}.text`), 'utf8'),
    conflicts,
  }));
  // So many files are too many for what cleans up after a test.
  rmSync(folder, { recursive: true });
  return results;
}

test('1,000 random triples: the text of git merge-file, and no line of the user lost', () => {
  const { values: all, seed } = samples(triples, 1000);
  const expected = byGit(all);
  let conflicts = 0;
  let merges = 0;
  for (const [index, triple] of all.entries()) {
    const { content = '', state } = merged(triple);
    const wanted = expected[index];
    expect([content, state === 'conflict'], `${seed}: ${JSON.stringify(triple)}`).toEqual([
      wanted?.text,
      (wanted?.conflicts ?? 0) > 0,
    ]);
    const before = new Set(triple.base.split('\n'));
    const after = new Set(content.split('\n'));
    for (const line of triple.ours.split('\n'))
      if (!before.has(line)) expect(after, `${seed}: ${JSON.stringify(triple)}`).toContain(line);
    if (state === 'conflict') conflicts += 1;
    if (state === 'merged') merges += 1;
  }
  // That there was something to compare.
  expect(Math.min(conflicts, merges)).toBeGreaterThan(100);
}, 300_000);

test('with line ends of Windows, the same with these line ends', () => {
  const { values, seed } = samples(triples, 200);
  for (const triple of values) {
    const ours = triple.ours.replaceAll('\n', '\r\n');
    const { content = '', state } = merged({ ...triple, ours });
    const plain = merged(triple);
    const isWindows = ours.includes('\r\n');
    expect(state, seed).toBe(plain.state);
    expect(content, seed).toBe(isWindows ? plain.content?.replaceAll('\n', '\r\n') : plain.content);
  }
});

test('nobody edited: it becomes what the template gives; the template did not: it stays', () => {
  const unused = () => {
    throw new Error('there is nothing to merge');
  };
  fc.assert(
    fc.property(triples, ({ base, ours, theirs }) => {
      const text = (content: string) => ({ text: content, executable: false });
      expect(mergeFile({ base, ours: text(base), theirs: file(theirs) }, unused).content).toBe(
        theirs,
      );
      expect(mergeFile({ base, ours: text(ours), theirs: file(base) }, unused).content).toBe(ours);
      expect(mergeFile({ base, ours: text(ours), theirs: file(ours) }, unused).content).toBe(ours);
    }),
    { numRuns: 400 },
  );
});
