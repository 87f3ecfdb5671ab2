import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { pluginOptions } from './options.ts';

const schema = JSON.parse(readFileSync(new URL('../options.schema.json', import.meta.url), 'utf8'));
const fitsSchema = new Ajv2020().compile(schema);

test.each([
  [{}, { check: 'check' }],
  [{ targetNames: {} }, { check: 'check' }],
  [{ targetNames: { 'flake-check': 'test' } }, { 'flake-check': 'test', check: 'check' }],
])('%j is taken', (options, expected) => {
  expect(fitsSchema(options)).toBe(true);
  expect(pluginOptions(options).targetNames).toMatchObject(expected);
});

test('another program for Nix is taken', () => {
  const options = { nix: ['npx', 'tsx', '{workspaceRoot}/tools/nix.ts'] };
  expect(fitsSchema(options)).toBe(true);
  expect(pluginOptions(options).nix).toEqual(options.nix);
});

test('no options are needed', () => {
  expect(pluginOptions(undefined)).toMatchObject({ nix: ['nix'], targetNames: { check: 'check' } });
});

test.each([
  [[], 'options is [], but must be an object.'],
  [null, 'options is null, but must be an object.'],
  ['a', 'options is "a", but must be an object.'],
  [{ exclude: [] }, 'options has no "exclude", only targetNames, nix.'],
  [{ nix: 'nix' }, 'nix is "nix", but must be a list of a program and its first arguments'],
  [{ nix: [] }, 'nix is [], but must'],
  [{ nix: [1] }, 'nix is [1], but must'],
  [{ nix: ['nix', ''] }, 'nix is ["nix",""], but must'],
  [{ nix: ['a\0b'] }, 'nix is ["a\\u0000b"], but must'],
  [{ targetNames: 1 }, 'targetNames is 1, but must be an object.'],
  [{ targetNames: { build: 'b' } }, 'targetNames has no "build", only flake-check,'],
  [{ targetNames: { check: 1 } }, 'targetNames.check is 1, which is not a target name.'],
  [{ targetNames: { check: '' } }, 'targetNames.check is "", which'],
  [{ targetNames: { check: 'a:b' } }, 'targetNames.check is "a:b", which'],
])('%j is refused, by the schema too', (options, reason) => {
  expect(fitsSchema(options)).toBe(false);
  expect(() => pluginOptions(options)).toThrow(
    `The options of nx-flake in nx.json are wrong. ${reason}`,
  );
});

test('two targets cannot have the same name', () => {
  expect(() => pluginOptions({ targetNames: { 'nix-fmt': 'nix-build' } })).toThrow(
    'targetNames: nix-build and nix-fmt have the same name, nix-build.',
  );
});
