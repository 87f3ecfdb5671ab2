import { expect, test } from 'vitest';
import { variantTexts } from './validate.ts';

const taken = ['_shared', 'template.schema.json', 'uv'];

test('a title is made of the name, and what is given is taken', () => {
  expect(variantTexts({ name: 'go-modules' }, taken)).toMatchObject({
    variant: 'go-modules',
    title: 'Go modules',
  });
  const texts = { title: 'Go', description: '“Quoted” $& \\ "text"' };
  expect(variantTexts({ name: 'go2', ...texts }, taken)).toEqual({ variant: 'go2', ...texts });
});

test.each([
  ['Go', 'cannot be called "Go"'],
  ['go modules', 'cannot be called "go modules"'],
  ['go--modules', 'cannot be called'],
  ['-go', 'cannot be called'],
  ['2go', 'cannot be called'],
  ['_shared', 'cannot be called'],
  ['../uv', 'cannot be called "../uv"'],
  ['go\n', 'cannot be called "go\\n"'],
  ['', 'cannot be called ""'],
  ['uv', 'The variant uv is there already'],
  ['default', 'stands for uv'],
])('the name %j is refused', (name, message) => {
  expect(() => variantTexts({ name }, taken)).toThrow(message);
});

test.each(['', '  ', 'two\nlines', 'tab\t', '\u001b[31m'])('the title %j is refused', (title) => {
  expect(() => variantTexts({ name: 'go', title }, taken)).toThrow('--title has to be one line');
  const description = title;
  expect(() => variantTexts({ name: 'go', description }, taken)).toThrow('--description has to be');
});
