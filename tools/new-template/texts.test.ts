import { expect, test } from 'vitest';
import { templateTexts } from './texts.ts';

const taken = ['_shared', 'uv'];

test('a title is made of the name, and what is given is taken', () => {
  expect(templateTexts({ name: 'go-modules' }, taken)).toMatchObject({
    template: 'go-modules',
    title: 'Go modules',
  });
  const texts = { title: 'Go', description: '“Quoted” $& \\ "text"' };
  expect(templateTexts({ name: 'go2', ...texts }, taken)).toEqual({ template: 'go2', ...texts });
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
  ['uv', 'There is a template uv already'],
  ['default', 'stands for uv'],
])('the name %j is refused', (name, message) => {
  expect(() => templateTexts({ name }, taken)).toThrow(message);
});

test.each(['', '  ', 'two\nlines', 'tab\t', '\u001b[31m'])('the title %j is refused', (title) => {
  expect(() => templateTexts({ name: 'go', title }, taken)).toThrow('--title has to be one line');
  const description = title;
  expect(() => templateTexts({ name: 'go', description }, taken)).toThrow(
    '--description has to be',
  );
});
