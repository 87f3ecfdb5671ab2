import { compareReleases, type NamedRelease, releaseAt } from '../../native/rust/release.ts';
import { readToml } from '../../read/toml.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** The oldest Rust is `rust-version` in Cargo.toml; whoever repeats it has to agree. */
export function minimumRust({ folder }: ProjectState): Finding[] {
  const manifest = readToml(folder, 'Cargo.toml');
  if (manifest === undefined) return [];
  const claim =
    releaseAt(manifest, 'workspace', 'package', 'rust-version') ??
    releaseAt(manifest, 'package', 'rust-version');
  if (claim === undefined) return [];
  return [...clippy(folder, claim), ...toolchain(folder, claim)];
}

function clippy(folder: ProjectState['folder'], claim: NamedRelease): Finding[] {
  const files = ['clippy.toml', '.clippy.toml'].map((name) => readToml(folder, name));
  const other = files.flatMap((file) => (file && releaseAt(file, 'msrv')) ?? [])[0];
  if (other === undefined || compareReleases(other.version, claim.version) === 0) return [];
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

function toolchain(folder: ProjectState['folder'], claim: NamedRelease): Finding[] {
  const file = readToml(folder, 'rust-toolchain.toml');
  const pinned = file && releaseAt(file, 'toolchain', 'channel');
  if (pinned === undefined || compareReleases(pinned.version, claim.version) >= 0) return [];
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
