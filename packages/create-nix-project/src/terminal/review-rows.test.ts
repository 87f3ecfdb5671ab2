import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Item } from '../answers/resolve.ts';
import { widthOf } from '../text/fit.ts';
import type { AnswerValue, Question } from '../values.ts';
import { answerRow, foundRows, reviewRows } from './review-rows.ts';

function item(message: string, value: AnswerValue, rest: Partial<Item> = {}): Item {
  const question = { id: 'a', flag: 'a', type: 'text', help: 'What for.', message } as const;
  return { question, value, source: 'default', evidence: [], ...rest };
}

const lock = { file: 'uv.lock', line: 507 };
const items = [
  item('Project name', 'old', { source: 'fact', evidence: [{ file: 'pyproject.toml', line: 2 }] }),
  item('Run tests with pytest?', true, { source: 'given' }),
  item('More native libraries from nixpkgs', ['libGL', 'zlib'], {
    source: 'fact',
    evidence: [lock, lock, lock, { file: 'uv.lock', line: 600 }],
  }),
  item('Extras for the tests', []),
  item('Description, one line', '日本語の説明です', { source: 'chosen' }),
];

it('are a table', () => {
  expect(reviewRows(items.map(answerRow), 76)).toEqual([
    'Project name                        old               pyproject.toml:2',
    'Run tests with pytest               yes               given',
    'More native libraries from nixpkgs  libGL, zlib       uv.lock:507 +1',
    'Extras for the tests                none              default',
    'Description, one line               日本語の説明です  your answer',
  ]);
});

it('have less of each column where there is less room', () => {
  expect(reviewRows(items.map(answerRow), 54)).toMatchInlineSnapshot(`
    [
      "Project name           old            pyproject.toml:2",
      "Run tests with pytest  yes            given",
      "More native librarie…  libGL, zlib    uv.lock:507 +1",
      "Extras for the tests   none           default",
      "Description, one line  日本語の説明…  your answer",
    ]
  `);
});

it('have no evidence where there is no room for it', () => {
  expect(reviewRows(items.map(answerRow), 40)).toMatchInlineSnapshot(`
    [
      "Project name             old",
      "Run tests with pytest    yes",
      "More native libraries …  libGL, zlib",
      "Extras for the tests     none",
      "Description, one line    日本語の説明で…",
    ]
  `);
});

it('are sentences in a very narrow terminal', () => {
  expect(reviewRows(items.slice(0, 2).map(answerRow), 14)).toEqual([
    'Project name: old',
    'Run tests with pytest: yes',
  ]);
});

it('show the label of a choice', () => {
  const choices = [{ value: 'none', label: 'Nowhere yet' }];
  const ci = { id: 'ci', flag: 'ci', type: 'select', message: 'CI', help: '', choices } as const;
  const question: Question = ci;
  expect(reviewRows([answerRow({ ...item('', 'none'), question })], 60)).toEqual([
    'CI  Nowhere yet  default',
  ]);
});

it('fit, whatever they hold, and control no terminal', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 120 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(text, text)),
      fc.integer({ min: 30, max: 120 }),
      (rows, width) => {
        const lines = reviewRows(
          rows.map(([message, value]) => answerRow(item(message.replace(/\p{C}/gu, ''), value))),
          width,
        );
        expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
        expect(lines.filter((line) => /[\0-\x1f\x7f-\x9f]/.test(line))).toEqual([]);
      },
    ),
  );
});

it('have what packages need, a row a kind', () => {
  const needed = (attribute: string, line: number) => ({
    ...{ attribute, linux: false, neededBy: ['lxml'] },
    evidence: [{ file: 'uv.lock', line }],
  });
  const python = {
    libraries: [needed('zlib', 3), needed('libpq', 9)],
    ...{ driverLibraries: [], unreadPackages: [], nativePackages: [], withoutLock: [] },
  };
  expect(foundRows({ python })).toEqual([['Native libraries', 'zlib, libpq', 'uv.lock:3 +1']]);
  expect(foundRows({})).toEqual([]);
});
