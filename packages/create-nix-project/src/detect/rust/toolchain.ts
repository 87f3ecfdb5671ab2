import type { Folder } from '../../read/folder.ts';
import { readToml, type TomlFile } from '../../read/toml.ts';
import { textsOf } from '../../read/toml-values.ts';
import type { RustFound } from '../../values/found.ts';
import type { Fact } from '../../values.ts';
import { fact, tomlFact } from '../fact.ts';

/** The Rust that rustup would take; `file` is rust-toolchain.toml, where it is there. */
export interface ProbedToolchain {
  readonly file: TomlFile | undefined;
  readonly facts: readonly Fact[];
}

export function probeToolchain(folder: Folder): ProbedToolchain {
  const file = readToml(folder, 'rust-toolchain.toml');
  return { file, facts: file === undefined ? ofOlderFile(folder) : ofFile(file) };
}

/** A file without a channel means whatever a machine has. */
function ofFile(file: TomlFile): Fact[] {
  const found = channel(file);
  return found.length === 0 ? [] : [fact('rust-toolchain-file', true, file.file), ...found];
}

/** The file without an ending has a channel alone, or a table as well. */
function ofOlderFile(folder: Folder): Fact[] {
  const text = folder.readText('rust-toolchain')?.trim();
  if (text === undefined) return [];
  if (!/[\n[]/.test(text)) return [fact('rust-toolchain', text, 'rust-toolchain', 1)];
  const file = readToml(folder, 'rust-toolchain');
  return file === undefined ? [] : channel(file);
}

function channel(file: TomlFile): Fact[] {
  const keys = ['toolchain', 'channel'];
  const value = file.get(...keys);
  return typeof value === 'string' ? [tomlFact('rust-toolchain', value, file, ...keys)] : [];
}

/** What of the programs that checks run rustup would not install: all profiles but `minimal` have them. */
export function toolchainLacks(file: TomlFile | undefined): Pick<RustFound, 'toolchainLacks'> {
  if (file?.get('toolchain', 'profile') !== 'minimal') return {};
  const components = textsOf(file.get('toolchain', 'components'));
  const lacking = ['clippy', 'rustfmt'].filter((name) => !components.includes(name));
  return lacking.length === 0 ? {} : { toolchainLacks: lacking };
}
