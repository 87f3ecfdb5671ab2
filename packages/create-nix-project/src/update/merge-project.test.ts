import { expect, test } from 'vitest';
import { mergeProject, type ProjectMerge } from './merge-project.ts';

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
