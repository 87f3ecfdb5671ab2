import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { cached, cacheFolder } from '../cache.ts';
import { cacheError } from '../cache-error.ts';
import { linkMount, mountName } from './mounts.ts';

/**
 * Makes a folder with packages of another registry than the distribution's, unless it is there.
 *
 * @param name with the version, such as `uv-0.13.8`
 * @param fill puts the package into an empty folder
 * @returns the folder by the name under which builds see it
 */
export async function registryFolder(
  name: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  known ??= registries();
  const { mount, below } = await known;
  await cached(`${below}/${name}`, fill);
  return join(mount, name);
}

let known: ReturnType<typeof registries> | undefined;

async function registries(): Promise<{ mount: string; below: string }> {
  const mount = await mountName('registries');
  const below = `host/registries${mount.slice(2)}`;
  await mkdir(join(cacheFolder, below), { recursive: true }).catch((error) => {
    throw cacheError(cacheFolder, error);
  });
  await linkMount(mount, join(cacheFolder, below));
  return { mount, below };
}
