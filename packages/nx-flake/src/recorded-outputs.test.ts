import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recordedOutputs } from './recorded-outputs.ts';

const nothing = { apps: [], checks: [], reports: [] };

test('what the record says', () => {
  const outputs = { apps: ['default'], checks: ['tests', 'lint'], reports: ['pytest-report'] };
  expect(recordedOutputs(JSON.stringify({ schemaVersion: 2, outputs }))).toEqual(outputs);
});

test.each([
  ['no record', undefined],
  ['no JSON', '{'],
  ['no object', 'null'],
  ['a record of before', '{ "schemaVersion": 1 }'],
  ['no object in it', '{ "outputs": "a" }'],
  ['no lists in it', '{ "outputs": { "apps": "a", "checks": null, "reports": {} } }'],
  ['names that need quotes', '{ "outputs": { "apps": ["a b", "$(x)", 1, null, "b\'"] } }'],
])('%s gives no names', (_, record) => {
  expect(recordedOutputs(record)).toEqual(nothing);
});

test('any value gives names that no shell reads otherwise', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.string()), (value, apps) => {
      for (const outputs of [value, { apps, checks: value }])
        for (const name of Object.values(recordedOutputs(JSON.stringify({ outputs }))).flat())
          expect(name).toMatch(/^[A-Za-z_][\w-]*$/);
    }),
  );
});
