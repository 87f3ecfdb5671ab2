import { expect } from 'vitest';
import { checkFlake } from '../host/check-flake.ts';

/** Runs the checks of a flake, of which exactly these have to fail. */
export async function expectFailing(folder: string, checks: readonly string[]): Promise<void> {
  const { status, failed, log, reason } = await checkFlake({ folder });
  expect([status, failed], log ?? reason).toEqual(['failed', checks]);
}

/** Runs the checks of a flake, which have to be exactly these, and all pass. */
export async function expectPassing(folder: string, checks: readonly string[]): Promise<void> {
  const result = await checkFlake({ folder });
  expect(result.status, result.log ?? result.reason).toBe('passed');
  expect(result.checks).toEqual(checks);
}
