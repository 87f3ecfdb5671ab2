import { join } from 'node:path';
import { install } from './install.ts';
import { uv } from './packages.ts';

/**
 * The path of a uv.
 *
 * @throws when it cannot be installed
 */
export async function findUv(): Promise<string> {
  return join(await install(uv), 'uv');
}
