import { expect, it } from 'vitest';
import type { Finding, TextEdit } from './finding.ts';
import { fixesOf, fixText } from './fix.ts';

const finding = (fix: Finding['fix']): Finding => ({
  ...{ id: 'a', level: 'note', title: 'A.', evidence: [], consequence: 'B.', cure: 'C' },
  ...(fix && { fix }),
});
const edit = (...edits: TextEdit[]) => finding({ kind: 'edit', edits });
const at = (start: number, end: number, text: string, path = 'a') => ({ path, start, end, text });
const sources = [
  { path: 'a', text: 'one two three' },
  { path: 'b', text: 'four' },
];

it('makes one change of all edits of a file', () => {
  const { files } = fixesOf(
    [edit(at(0, 3, '1'), at(0, 4, '4', 'b')), edit(at(8, 13, '3'))],
    sources,
  );
  expect(files.map(({ path, content }) => [path, content])).toEqual([
    ['a', '1 two 3'],
    ['b', '4'],
  ]);
});

it('takes one of two edits that overlap', () => {
  const { files } = fixesOf([edit(at(0, 5, 'x')), edit(at(4, 7, '2'))], sources);
  expect(files[0]?.content).toBe('xwo three');
});

it('names files as a shell takes them', () => {
  const fixes = fixesOf([finding({ kind: 'track', paths: ["it's", 'b c'] })], sources);
  expect(fixText(fixes)).toBe("git add -N 'it'\\''s' 'b c'");
});
