import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from './cache.ts';

/**
 * Writes a program `nix` into the folder, which is to come first on a PATH: Nix with the inputs of
 * this machine, as the checks run it.
 */
export async function writeNixScript(folder: string): Promise<void> {
  const loader = join(repository, 'node_modules/tsx/dist/loader.mjs');
  // Without this folder on its PATH, or tools/nix.ts would find this very script as the Nix to use.
  const script = `#!/bin/sh
export INIT_CWD="$PWD" PATH="\${PATH#*:}"
exec '${process.execPath}' --import 'file://${loader}' '${repository}/tools/nix.ts' "$@"
`;
  await writeFile(join(folder, 'nix'), script);
  await chmod(join(folder, 'nix'), 0o755);
}
