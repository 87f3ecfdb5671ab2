import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTargetName, registerPlugin } from './nx-json.ts';

test.each([
  ['nothing', '', '{\n  "plugins": ["nx-flake"]\n}\n'],
  ['an empty object', '{}\n', '{\n  "plugins": ["nx-flake"]\n}\n'],
  ['no plugins', '{\n\t"a": 1 // one\n}', '{\n\t"a": 1,\n\t"plugins": ["nx-flake"] // one\n}'],
  ['one line', '{"a":1}', '{"a":1, "plugins": ["nx-flake"]}'],
  ['an object of nothing but lines', '{\n}\n', '{\n  "plugins": ["nx-flake"]\n}\n'],
  ['an empty list', '{ "plugins": [ ] }', '{ "plugins": ["nx-flake"] }'],
  ['a list in a line', '{ "plugins": ["a"] }', '{ "plugins": ["a", "nx-flake"] }'],
  [
    'a list with lines, and a comma at its end',
    '{\r\n  "plugins": [\r\n    { "plugin": "a" }, // a\r\n  ],\r\n}\r\n',
    '{\r\n  "plugins": [\r\n    { "plugin": "a" },\r\n    "nx-flake", // a\r\n  ],\r\n}\r\n',
  ],
])('it is added to %s', (_, before, after) => {
  expect(registerPlugin(before)).toBe(after);
});

test.each([
  '{ "plugins": ["nx-flake"] }',
  '{ "plugins": ["a", { "plugin": "nx-flake", "exclude": ["b"] }] }',
])('what has it is left alone: %s', (text) => {
  expect(registerPlugin(text)).toBe(text);
});

test('whatever else is there stays, in any style', () => {
  const plugin = fc.oneof(fc.string(), fc.record({ plugin: fc.string(), options: fc.jsonValue() }));
  const styles = fc.constantFrom(undefined, 1, 2, 4, '\t');
  const others = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(
      others,
      fc.option(fc.array(plugin), { nil: undefined }),
      styles,
      (rest, plugins, style) => {
        const before = JSON.parse(JSON.stringify({ ...rest, plugins }));
        const text = registerPlugin(JSON.stringify(before, undefined, style));
        expect(JSON.parse(text)).toEqual({
          ...before,
          plugins: [...(before.plugins ?? []), 'nx-flake'],
        });
        expect(registerPlugin(text)).toBe(text);
      },
    ),
  );
});

test.each(['[]', '1', '{ "plugins": {} }'])('%s is refused', (text) => {
  expect(() => registerPlugin(text)).toThrow(/nx\.json/);
});

test('the target may have another name', () => {
  const plugin = { plugin: 'nx-flake', options: { targetNames: { 'flake-check': 'test' } } };
  expect(checkTargetName(JSON.stringify({ plugins: ['a', plugin] }))).toBe('test');
  expect(checkTargetName('{ "plugins": ["nx-flake"] } // none')).toBe('flake-check');
});
