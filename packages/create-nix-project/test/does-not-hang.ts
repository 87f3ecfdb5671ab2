import process from 'node:process';
import { expect } from 'vitest';

/**
 * Does something that would take hours if the time that it takes did not grow with its input alone. What
 * counts is the time of the processor, as others use it as well.
 *
 * @param what is named when it took too long
 * @returns what it returns
 */
export function doesNotHang<T>(work: () => T, what = ''): T {
  const begin = process.cpuUsage();
  const result = work();
  expect(process.cpuUsage(begin).user / 1e6, `seconds ${what}`).toBeLessThan(20);
  return result;
}
