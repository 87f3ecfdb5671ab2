import { registryFolder } from './machine/registries.ts';
import { poetry } from './poetry-packages.ts';
import type { HostPython } from './python.ts';
import { runOrThrow } from './run.ts';
import { findUv } from './uv.ts';

/** Poetry in a folder, as it would lie in the site-packages of one Python. */
export interface HostPoetry {
  readonly version: string;
  readonly python: string;
  readonly folder: string;
}

/**
 * Installs Poetry into the cache. Some of what it needs is compiled for one version of Python.
 *
 * @returns null when the machine lacks that Python
 */
export async function hostPoetry(
  pythons: Readonly<Record<string, HostPython | null>>,
): Promise<HostPoetry | null> {
  const { version, python, requires } = poetry;
  const interpreter = pythons[python];
  if (!interpreter) return null;
  const folder = await registryFolder(`poetry-${version}`, async (target) => {
    const options = ['--quiet', '--no-deps', '--link-mode', 'copy', '--target', target];
    const using = ['--python', interpreter.executable];
    const wanted = [`poetry==${version}`, ...requires];
    await runOrThrow(await findUv(), ['pip', 'install', ...options, ...using, ...wanted]);
  });
  return { version, python, folder };
}
