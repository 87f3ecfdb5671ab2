import { describe, expect, test } from 'vitest';
import { mergeProject, type ProjectMerge } from './merge-project.ts';
import { writeFiles } from './write-files.ts';

/** A merge of one file, `old.nix`, that is no more what it was anywhere. */
function merge(change: Partial<ProjectMerge>) {
  return mergeProject({
    base: new Map([['old.nix', '{ }\n']]),
    ours: new Map([['old.nix', { text: '{ }\n', executable: false }]]),
    theirs: [],
    renamed: new Map(),
    moved: new Map(),
    mergeText: () => {
      throw new Error('there is nothing to merge');
    },
    ...change,
  });
}

test('a file that is no longer generated goes', () => {
  expect(merge({})).toEqual([{ path: 'old.nix', state: 'removed', executable: false }]);
});

test('and stays where its owner has put it under another name', () => {
  const ours = new Map([['mine.nix', { text: '{ }\n', executable: false }]]);
  expect(merge({ ours, moved: new Map([['old.nix', 'mine.nix']]) })).toMatchObject([
    { path: 'mine.nix', state: 'kept', content: '{ }\n' },
  ]);
});

test('a file that its owner made executable is so where the templates put it', () => {
  const theirs = [{ path: 'new.nix', content: '{ a = 1; }\n', executable: false, extend: false }];
  const merged = merge({
    ours: new Map([['old.nix', { text: '{ }\n', executable: true }]]),
    theirs,
    renamed: new Map([['old.nix', 'new.nix']]),
  });
  expect(merged).toEqual([
    {
      path: 'new.nix',
      from: 'old.nix',
      state: 'replaced',
      content: '{ a = 1; }\n',
      executable: true,
    },
  ]);
});

describe('a path that one file leaves and another takes', () => {
  const text = (content: string) => ({ text: content, executable: false });
  const their = (path: string, content: string) => ({
    path,
    content,
    executable: false,
    extend: false,
  });

  test('edits go along with the old file', () => {
    const ours = new Map([['old.nix', text('mine\n')]]);
    const merged = merge({
      ours,
      theirs: [their('new.nix', '{ }\n'), their('old.nix', 'other\n')],
      renamed: new Map([['old.nix', 'new.nix']]),
    });
    expect(merged.map(({ path, from, content }) => [path, from, content])).toEqual([
      ['new.nix', 'old.nix', 'mine\n'],
      ['old.nix', undefined, 'other\n'],
    ]);
    expect(writeFiles(merged, ours)).toMatchObject([
      { path: 'new.nix', state: 'created', content: 'mine\n' },
      { path: 'old.nix', state: 'replaced', before: 'mine\n', content: 'other\n' },
    ]);
  });

  const swap = {
    base: new Map([
      ['a.nix', 'a\n'],
      ['b.nix', 'b\n'],
    ]),
    theirs: [their('a.nix', 'b\n'), their('b.nix', 'a\n')],
    renamed: new Map([
      ['a.nix', 'b.nix'],
      ['b.nix', 'a.nix'],
    ]),
  };

  test('two files change places', () => {
    const ours = new Map([
      ['a.nix', text('a, edited\n')],
      ['b.nix', text('b\n')],
    ]);
    const writes = writeFiles(merge({ ...swap, ours }), ours);
    expect(writes).toMatchObject([
      { path: 'a.nix', state: 'replaced', before: 'a, edited\n', content: 'b\n' },
      { path: 'b.nix', state: 'replaced', before: 'b\n', content: 'a, edited\n' },
    ]);
  });

  test('and one that was removed stays so', () => {
    const ours = new Map([['b.nix', text('b\n')]]);
    const writes = writeFiles(merge({ ...swap, ours }), ours);
    expect(writes).toMatchObject([
      { path: 'a.nix', state: 'created', content: 'b\n' },
      { path: 'b.nix', state: 'removed' },
    ]);
  });
});
