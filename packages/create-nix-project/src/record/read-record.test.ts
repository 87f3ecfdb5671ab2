import { expect, test } from 'vitest';
import { testFolder } from '../../test/cli.ts';
import { openFolder } from '../read/folder.ts';
import { recordFile } from './file-name.ts';
import { readRecord } from './read-record.ts';

const good = {
  schemaVersion: 1,
  template: 'uv',
  templateVersion: '1.0.0',
  project: 'new',
  answers: { name: 'a', ruff: true, libraries: ['zlib'] },
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
  ['“schemaVersion” is not 1', { ...good, schemaVersion: 2 }],
  ['“template” is not text', { ...good, template: undefined }],
  ['“templateVersion” is not text', { ...good, templateVersion: 1 }],
  ['“project” is neither', { ...good, project: 'old' }],
  ['“answers” is not an object', { ...good, answers: null }],
  ['the answer “name” is neither', { ...good, answers: { name: 1 } }],
  ['the answer “list” is neither', { ...good, answers: { list: [1] } }],
])('%s', (reason, record) => {
  expect(() => read(JSON.stringify(record))).toThrow(`${recordFile} is broken: ${reason}`);
});

test('text that is not JSON', () => {
  expect(() => read('{')).toThrow(`${recordFile} is broken: `);
});
