import { expect, it } from 'vitest';
import { memoryFolder } from '../../../test/memory-folder.ts';
import { highestVersion, tagNames } from './tags.ts';

it('reads tags, packed and not', () => {
  const folder = memoryFolder({
    '.git/packed-refs':
      '# pack-refs with: peeled fully-peeled sorted \n0123 refs/heads/main\n0123 refs/tags/v1.0\n^4567\n0123 refs/tags/app/v1.1\n',
    '.git/refs/tags/v1.2': '0123\n',
    '.git/refs/tags/app/v1.3': '0123\n',
  });
  expect(tagNames(folder).sort()).toEqual(['app/v1.1', 'app/v1.3', 'v1.0', 'v1.2']);
  expect(tagNames(memoryFolder({ '.git': 'gitdir: ../.git/worktrees/a\n' }))).toEqual([]);
});

it.each([
  [['v1.2.0', 'v1.10.0', 'v1.9'], '1.10.0'],
  [['1.2', 'v1.3rc1'], '1.3rc1'],
  [['v1.3', 'v1.3rc1', '1.3b2'], '1.3'],
  [['25.4.0', '24.2.0'], '25.4.0'],
  [['my-app-v2.0', 'my_app@2.1', 'other-v9', 'other/v9'], '2.1'],
  [['my-app/2.0', 'v1.5'], '2.0'],
  [['nightly', 'v1', 'release-3', 'v2-beta'], '1'],
  [['1.2-rc.1'], '1.2rc1'],
  [['nightly', ''], undefined],
  [[], undefined],
])('the highest of %j', (tags, expected) => {
  expect(highestVersion(tags, 'my-app')).toBe(expected);
});
