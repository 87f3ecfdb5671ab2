import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { CacheError } from './cache-error.ts';
import { run } from './run.ts';
import { unpackedNix } from './unpacked-nix.ts';
import { isAtLeast } from './version.ts';

/** A Nix that can run flakes. */
export interface Nix {
  /** The program, by path, or by name when it is on the PATH. */
  readonly program: string;
  readonly version: string;
  readonly origin: 'path' | 'unpacked';
  /** Lines for NIX_CONFIG that this Nix needs on this machine. */
  readonly config: readonly string[];
}

/** nixpkgs 26.05, which the templates use, refuses every older Nix. */
export const oldestNix = '2.18';

/**
 * Finds Nix on the PATH, or else unpacks it from the packages of the distribution.
 *
 * @throws one error that says what to install
 */
export async function findNix(): Promise<Nix> {
  const onPath = await nixVersion('nix');
  const config = [
    'extra-experimental-features = nix-command flakes',
    ...((await lacksBuildUsers()) ? ['build-users-group ='] : []),
  ];
  if (onPath !== null && isAtLeast(onPath, oldestNix))
    return { program: 'nix', version: onPath, origin: 'path', config };
  try {
    const program = await unpackedNix();
    const version = await nixVersion(program);
    if (version === null) throw new Error('it does not start');
    if (!isAtLeast(version, oldestNix)) throw new Error(`it is ${version}`);
    return { program, version, origin: 'unpacked', config: [...config, ...cannotRestart] };
  } catch (error) {
    if (error instanceof CacheError) throw error;
    throw new Error(whatToInstall(onPath, error), { cause: error });
  }
}

/** Which Nix `findNix` gives, without unpacking one. */
export async function describeNix(): Promise<string> {
  const onPath = await nixVersion('nix');
  const isUsed = onPath !== null && isAtLeast(onPath, oldestNix);
  return isUsed ? `nix (Nix) ${onPath}` : "nix (Nix) of the distribution's packages";
}

async function nixVersion(program: string): Promise<string | null> {
  const { code, stdout } = await run(program, ['--version']);
  // The version comes last; a name of a derived Nix, with its own version, may come before.
  return code === 0 ? (/ (\d+\.\d+(\.\d+)*)\S*\s*$/.exec(stdout)?.[1] ?? null) : null;
}

/** Both would start Nix again from its own file, which is the loader's for an unpacked one. */
const cannotRestart = ['build-hook =', 'builders ='];

/** As root, Nix builds as users of a group that its installer makes. */
async function lacksBuildUsers(): Promise<boolean> {
  if (process.getuid?.() !== 0) return false;
  return !/^nixbld:/m.test(await readFile('/etc/group', 'utf8'));
}

function whatToInstall(onPath: string | null, error: unknown): string {
  const found = onPath === null ? 'Nix is not installed' : `Nix ${onPath} is too old`;
  const reason = error instanceof Error ? error.message : String(error);
  return `${found}, and it could not be unpacked from the distribution's packages:
${reason.replace(/^/gm, '  ')}
Install Nix ${oldestNix} or newer: https://nixos.org/download`;
}
