/** The published schema of the record, against records of all examples and of random projects. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { templates } from '../src/generated/templates.js';
import { recordFile } from '../src/record/file-name.ts';
import { renderedSets } from './rendered-sets.ts';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(read(path('../schema/record.schema.json')));

const examples = path('../../../examples');

test.each(readdirSync(examples))('examples/%s', (example) => {
  validate(read(`${examples}/${example}/${recordFile}`));
  expect(validate.errors).toBeNull();
});

test.each(templates)('random projects of $id', (template) => {
  const { sets, seed } = renderedSets(template, 40);
  for (const { files } of sets) {
    validate(JSON.parse(files.get(recordFile) ?? ''));
    expect(validate.errors, `seed ${seed}`).toBeNull();
  }
});

test('a record of another form is refused', () => {
  const record = read(`${examples}/uv-starter/${recordFile}`);
  expect(validate({ ...record, schemaVersion: 1 })).toBe(false);
  expect(validate({ ...record, more: 1 })).toBe(false);
});
