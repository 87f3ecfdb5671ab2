import { expect, it } from 'vitest';
import { slips } from './slips.ts';

it.each([
  ['doctor', 'doctor', 0],
  ['dector', 'doctor', 1],
  ['docotr', 'doctor', 1],
  ['dctor', 'doctor', 1],
  ['doctorr', 'doctor', 1],
  ['inti', 'init', 1],
  ['hello', 'help', 2],
  ['', 'help', 4],
  ['help', '', 4],
])('%j and %j: %s', (a, b, count) => {
  expect(slips(a, b)).toBe(count);
});
