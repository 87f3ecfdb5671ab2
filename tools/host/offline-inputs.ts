import { createHash } from 'node:crypto';
import { writeOfflineFlake } from './offline-flake.ts';
import type { HostPrograms } from './programs.ts';
import { pythonFiles, readPoetryLock } from './python-files.ts';

/** The folders of the offline inputs, by the names that flakes give to the inputs. */
export type OfflineInputs = Readonly<Record<string, string>>;

/** The inputs of which a flake has one or the other when it has to do with Rust. */
export const rustInputs = ['crane', 'rust-overlay'] as const;

/** The inputs of flakes that install from uv.lock. */
export const uvInputs = ['pyproject-nix', 'uv2nix', 'pyproject-build-systems'] as const;

/** The input of flakes that install from poetry.lock; some packages of theirs are made of Rust. */
export const poetryInput = 'poetry2nix';

/**
 * Writes the offline inputs for the programs of this machine.
 *
 * @param lock the poetry.lock of the flake at hand, if it has one
 */
export async function writeOfflineInputs(
  programs: HostPrograms,
  lock: string | null = null,
): Promise<OfflineInputs> {
  const files = {
    'ca-bundle.crt': { copyOf: programs.certificates },
    'programs.json': { text: `${JSON.stringify(programs, null, 2)}\n` },
  };
  // Folders of their own, so that the checks of other flakes find theirs as it was.
  const nixpkgs = await writeOfflineFlake('nixpkgs', nixpkgsFolder(programs), files);
  return {
    nixpkgs,
    'flake-parts': await writeOfflineFlake('flake-parts', 'flake-parts', {}),
    ...(await uvFlakes()),
    ...(programs.rust === null ? {} : await rustFlakes()),
    ...(programs.poetry === null
      ? {}
      : { 'nixpkgs-python': nixpkgs, [poetryInput]: await poetry2nix(lock) }),
  };
}

function nixpkgsFolder({ rust, poetry, torch }: HostPrograms): string {
  if (torch !== null) return 'nixpkgs-with-torch';
  if (poetry !== null) return 'nixpkgs-with-poetry';
  return rust === null ? 'nixpkgs' : 'nixpkgs-with-rust';
}

async function uvFlakes(): Promise<OfflineInputs> {
  const flakes = uvInputs.map(async (name) => [name, await writeOfflineFlake(name, name, {})]);
  return Object.fromEntries(await Promise.all(flakes));
}

async function rustFlakes(): Promise<OfflineInputs> {
  return {
    crane: await writeOfflineFlake('crane', 'crane', {}),
    'rust-overlay': await writeOfflineFlake('rust-overlay', 'rust-overlay', {}),
  };
}

/** It knows where the files of one poetry.lock are, and so there is one for each. */
async function poetry2nix(lock: string | null): Promise<string> {
  const files = lock === null ? {} : await pythonFiles(readPoetryLock(lock));
  const text = `${JSON.stringify(files, null, 1)}\n`;
  const key = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return writeOfflineFlake('poetry2nix', `poetry2nix-${key}`, { 'files.json': { text } });
}
