import { isNixAttribute } from '../../literals/nix.ts';
import { isCargoName } from '../../native/rust/cargo-name.ts';

/** https://doc.rust-lang.org/reference/keywords.html, strict and reserved ones. */
const keywords = new Set(
  `as async await break const continue crate dyn else enum extern false fn for gen if impl in let
   loop match mod move mut pub ref return self static struct super trait true type unsafe use where
   while abstract become box do final macro override priv try typeof unsized virtual
   yield`.split(/\s+/),
);

/** Names that `cargo new` refuses, or that would hide a crate of Rust itself. */
const taken = new Set(
  'alloc build core deps examples incremental proc-macro proc_macro std test'.split(' '),
);

/** The name of a crate or a feature: https://doc.rust-lang.org/cargo/reference/manifest.html */
export function crateName(text: string): string | undefined {
  if (text.length > 64) return 'it is longer than 64 characters';
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(text))
    return 'letters, digits, “-” and “_” only, starting with a letter';
  if (keywords.has(text)) return `“${text}” is a Rust keyword`;
  if (taken.has(text)) return `“${text}” is a name reserved by cargo or Rust`;
  return undefined;
}

/** The name of a crate that exists. */
export function existingCrate(text: string): string | undefined {
  return isCargoName(text) ? undefined : 'letters, digits, “-” and “_” only';
}

/** A feature of a crate, as `cargo --features` takes it. */
export function crateFeature(text: string): string | undefined {
  const names = text.split('/');
  return names.length === 2 && names.every(isCargoName) ? undefined : 'write CRATE/FEATURE';
}

/** `rust-version`: two or three numbers, and one that has `rust-version` support in cargo. */
export function rustVersion(text: string): string | undefined {
  if (!/^1\.\d{1,3}(\.\d{1,2})?$/.test(text)) return 'write a Rust version, such as “1.85”';
  return Number(text.split('.')[1]) < 56 ? 'cargo supports rust-version from 1.56 on' : undefined;
}

/** https://rust-lang.github.io/rustup/concepts/toolchains.html */
export function rustChannel(text: string): string | undefined {
  const isChannel = /^(stable|(beta|nightly)(-\d{4}-\d{2}-\d{2})?)$/.test(text);
  return isChannel || rustVersion(text) === undefined
    ? undefined
    : 'write “stable”, “beta”, “nightly” or a version such as “1.95”';
}

/** An entry of `environment`: `NAME=VALUE`. */
export function rustVariable(text: string): string | undefined {
  const [, name = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
  if (text.length > 500 || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'write NAME=VALUE';
  if (/\p{C}/u.test(value)) return 'its value contains a control character';
  const rest = value.replace(/\$\{pkgs\.([^{}]+)\}/g, (whole, name) =>
    isNixAttribute(name) ? '' : whole,
  );
  return rest.includes('$') ? 'its value contains a “$” outside of “${pkgs.ATTR}”' : undefined;
}
