import { compareReleases } from '../../packages/create-nix-project/src/native/rust/release.ts';
import type { Contradiction } from '../../packages/create-nix-project/src/values.ts';
import { parseVariable } from './variable.ts';

export const editionNeedsRust: Contradiction = ({ edition, rustVersion }) =>
  edition === '2024' && typeof rustVersion === 'string' && compareReleases(rustVersion, '1.85') < 0
    ? `edition = 2024 needs rust-version = 1.85 or newer, but it is ${rustVersion}`
    : undefined;

export const toolchainIsNewEnough: Contradiction = ({ toolchain, rustVersion }) =>
  typeof toolchain === 'string' &&
  typeof rustVersion === 'string' &&
  toolchain.startsWith('1.') &&
  compareReleases(toolchain, rustVersion) < 0
    ? `toolchain = ${toolchain} is older than rust-version = ${rustVersion}`
    : undefined;

export const cratesAreDistinct: Contradiction = (answers) => {
  const lists = [answers.libraryCrates, answers.binaryCrates, answers.serverCrates];
  const names = [...lists, answers.binaries].flatMap((list) => (list ?? []) as string[]);
  const normal = names.map((name) => name.replaceAll('-', '_').toLowerCase());
  const twice = names.find((_, index) => normal.indexOf(normal[index] ?? '') !== index);
  return twice === undefined ? undefined : `The crate ${twice} is named twice`;
};

export const hasCrates: Contradiction = ({ layout, libraryCrates, binaryCrates, serverCrates }) =>
  layout === 'workspace' &&
  [libraryCrates, binaryCrates, serverCrates].flatMap((list) => list ?? []).length === 0
    ? 'A workspace needs a crate: library-crates, binary-crates and server-crates are empty'
    : undefined;

export const variablesAreDistinct: Contradiction = ({ environment }) => {
  const names = (Array.isArray(environment) ? environment : []).map(
    (entry) => parseVariable(entry).name,
  );
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? undefined : `environment sets ${twice} twice`;
};

export const hasSystems: Contradiction = ({ systems }) =>
  Array.isArray(systems) && systems.length === 0 ? 'systems is empty' : undefined;
