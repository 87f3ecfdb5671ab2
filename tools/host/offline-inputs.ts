import { writeOfflineFlake } from './offline-flake.ts';
import type { HostPrograms } from './programs.ts';

/** The folders of the offline inputs, by the names that flakes give to the inputs. */
export type OfflineInputs = Readonly<Record<string, string>>;

/** The inputs of which a flake has one or the other when it has to do with Rust. */
export const rustInputs = ['crane', 'rust-overlay'] as const;

/** Writes the offline inputs for the programs of this machine. */
export async function writeOfflineInputs(programs: HostPrograms): Promise<OfflineInputs> {
  const files = {
    'ca-bundle.crt': { copyOf: programs.certificates },
    'programs.json': { text: `${JSON.stringify(programs, null, 2)}\n` },
  };
  if (programs.rust === null)
    return { nixpkgs: await writeOfflineFlake('nixpkgs', 'nixpkgs', files) };
  return {
    // Another folder, so that the checks of other flakes find theirs as it was.
    nixpkgs: await writeOfflineFlake('nixpkgs', 'nixpkgs-with-rust', files),
    crane: await writeOfflineFlake('crane', 'crane', {}),
    'rust-overlay': await writeOfflineFlake('rust-overlay', 'rust-overlay', {}),
  };
}
