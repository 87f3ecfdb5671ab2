import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { openFolder } from '../read/folder.ts';
import { recordFile } from './file-name.ts';
import { readRecord } from './read-record.ts';

const good = {
  schemaVersion: 2,
  template: 'uv',
  templateVersion: '1.0.0',
  project: 'new',
  answers: { name: 'a', ruff: true, libraries: ['zlib'] },
  found: {},
};

function read(text: string) {
  return readRecord(openFolder(testFolder({ [recordFile]: text })));
}

test('a record is read back, and no file is no record', () => {
  expect(read(JSON.stringify(good))).toEqual(good);
  expect(readRecord(openFolder(testFolder()))).toBeUndefined();
});

test.each<[string, unknown]>([
  ['it is not an object', []],
  ['“schemaVersion” is neither 1 nor 2', { ...good, schemaVersion: 0 }],
  ['“schemaVersion” is neither 1 nor 2', { ...good, schemaVersion: '2' }],
  ['“found” is not an object', { ...good, found: [] }],
  ['“template” is not text', { ...good, template: undefined }],
  ['“templateVersion” is not text', { ...good, templateVersion: 1 }],
  ['“project” is neither', { ...good, project: 'old' }],
  ['“answers” is not an object', { ...good, answers: null }],
  ['“kept” is not a list of strings', { ...good, kept: 'README.md' }],
  ['the answer “name” is neither', { ...good, answers: { name: 1 } }],
  ['the answer “list” is neither', { ...good, answers: { list: [1] } }],
])('%s', (reason, record) => {
  expect(() => read(JSON.stringify(record))).toThrow(`${recordFile} is broken: ${reason}`);
});

test('text that is not JSON', () => {
  expect(() => read('{')).toThrow(`${recordFile} is broken: `);
});

test('one of a newer version, and how to go on', () => {
  expect(() => read(JSON.stringify({ ...good, schemaVersion: 3 }))).toThrow(
    `${recordFile} was written by a newer version. Nothing was written.`,
  );
});

test('one of an older version is in the form of today', () => {
  const { found: _, ...old } = good;
  expect(read(JSON.stringify({ ...old, schemaVersion: 1 }))).toEqual(good);
});
