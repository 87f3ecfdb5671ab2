import { hostPackage } from './host-package.ts';
import { packages } from './packages.ts';

/**
 * The path of a uv, from the PATH or installed into the cache.
 *
 * @throws when it can be neither found nor installed
 */
export async function findUv(): Promise<string> {
  const found = packages.uv && (await hostPackage(packages.uv));
  if (!found?.programs.uv) throw new Error('There is no uv: https://docs.astral.sh/uv/');
  return found.programs.uv;
}
