import { readToml, type TomlFile } from '../../read/toml.ts';
import type { Evidence } from '../../values.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

interface Claim {
  readonly version: string;
  readonly evidence: Evidence;
}

/** The oldest Rust is `rust-version` in Cargo.toml; whoever repeats it has to agree. */
export function minimumRust({ folder }: ProjectState): Finding[] {
  const manifest = readToml(folder, 'Cargo.toml');
  if (manifest === undefined) return [];
  const claim =
    claimOf(manifest, 'workspace', 'package', 'rust-version') ??
    claimOf(manifest, 'package', 'rust-version');
  if (claim === undefined) return [];
  return [...clippy(folder, claim), ...toolchain(folder, claim)];
}

function claimOf(file: TomlFile, ...keys: string[]): Claim | undefined {
  const version = file.get(...keys);
  if (typeof version !== 'string' || !/^\d+\.\d+(\.\d+)?$/.test(version)) return undefined;
  return { version, evidence: file.place(...keys) };
}

function clippy(folder: ProjectState['folder'], claim: Claim): Finding[] {
  const files = ['clippy.toml', '.clippy.toml'].map((name) => readToml(folder, name));
  const other = files.flatMap((file) => (file && claimOf(file, 'msrv')) ?? [])[0];
  if (other === undefined || compare(other.version, claim.version) === 0) return [];
  return [
    {
      id: 'msrv-clippy',
      level: 'warning',
      title: `clippy is told that the oldest Rust is ${other.version}, but Cargo.toml says ${claim.version}.`,
      evidence: [other.evidence, claim.evidence],
      consequence:
        'clippy suggests code that the oldest Rust does not support, or misses code that is no longer needed.',
      cure: `Remove msrv from ${other.evidence.file}: clippy reads rust-version`,
    },
  ];
}

function toolchain(folder: ProjectState['folder'], claim: Claim): Finding[] {
  const file = readToml(folder, 'rust-toolchain.toml');
  const pinned = file && claimOf(file, 'toolchain', 'channel');
  if (pinned === undefined || compare(pinned.version, claim.version) >= 0) return [];
  return [
    {
      id: 'msrv-toolchain',
      level: 'error',
      title: `The toolchain is Rust ${pinned.version}, older than rust-version ${claim.version}.`,
      evidence: [pinned.evidence, claim.evidence],
      consequence: 'cargo refuses to build the project.',
      cure: `Raise the channel in ${pinned.evidence.file}, or lower rust-version`,
    },
  ];
}

/** Of `1.85` and `1.85.2`, what is not said is the same. */
function compare(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  const length = Math.min(a?.length ?? 0, b?.length ?? 0);
  for (let index = 0; index < length; index += 1) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
