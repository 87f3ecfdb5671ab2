import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fill } from './fill.ts';

const none = { template: '', title: '', description: '' };

test('any text is read back from code as it was given', () => {
  const text = "({ title: '__title__', description: '__description__' })";
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, description) => {
      const filled = fill('template.ts.template', text, { template: 'a', title, description });
      expect(runInNewContext(filled.text)).toMatchObject({ title, description });
    }),
  );
});

test.each(['$&', '__title__', "$'"])('%s in a text stands for nothing', (description) => {
  const { text } = fill('changeset.md', '__description__ of __title__', {
    ...none,
    description,
    title: 'it',
  });
  expect(text).toBe(`${description} of it`);
});

test('.template is left off the end of a name, and what is in a file otherwise stays', () => {
  expect(fill('a.template/b.test.ts.template', '__other__ <%- name %>', none)).toEqual({
    path: 'a.template/b.test.ts',
    text: '__other__ <%- name %>',
  });
});
