import { expect, test } from 'vitest';
import { memoryFolder } from '../../../test/memory-folder.ts';
import { readRequirements } from './requirements-file.ts';

const read = (text: string) => readRequirements(memoryFolder({ 'a.txt': text }), 'a.txt');

test.each([
  ['a', false],
  ['a == 1', true],
  ['a[x, y] ===1', true],
  ['a [x] @ https://example.org/a.whl', true],
  ['a>=1', false],
  ['a[x]; python_version == "3.12"', false],
])('whether %s is pinned', (text, isPinned) => {
  expect(read(text)).toEqual([{ name: 'a', isPinned, file: 'a.txt', line: 1 }]);
});

test('a line of a million spaces takes no time', () => {
  expect(read(`a${' '.repeat(1e6)}b\nc[${' '.repeat(1e6)}d\n`)).toHaveLength(2);
});

test('files that include each other, themselves, and what no file can be called', () => {
  const folder = memoryFolder({
    'a.txt': '-r b.txt\n-r ../x.txt\n-r /etc/passwd\n-r a\0b\nc\n',
    'b.txt': '-r a.txt\n--requirement=b.txt\nd\n',
  });
  expect(readRequirements(folder, 'a.txt').map(({ name }) => name)).toEqual(['c', 'd']);
});
