import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runOrThrow } from '../host/run.ts';

const files = {
  'Cargo.toml': `[workspace]
members = ["one", "two"]
resolver = "2"

[workspace.package]
version = "0.3.0"
edition = "2021"
license = "MIT"

[workspace.dependencies]
itoa = { version = "1", default-features = false }
two = { path = "two" }

[workspace.lints.rust]
unused = "warn"
`,
  'one/Cargo.toml': `[package]
name = "one"
version.workspace = true
edition.workspace = true
license.workspace = true

[lints]
workspace = true

[dependencies]
itoa = { workspace = true, optional = true }
two = { path = "../two" }

[features]
default = ["itoa"]
`,
  'one/src/lib.rs': 'pub fn one() -> u32 { two::two() - 1 }\n',
  'two/Cargo.toml': `[package]
name = "two"
version.workspace = true
edition.workspace = true
license.workspace = true
`,
  'two/src/lib.rs': 'pub fn two() -> u32 { 2 }\n',
};

/**
 * Makes a git repository with a workspace of two crates, tagged v1.
 *
 * @returns its address
 */
export async function gitDependency(folder: string): Promise<string> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  const git = (...args: string[]) => runOrThrow('git', ['-C', folder, ...args]);
  await git('init', '--quiet');
  await git('add', '--all');
  await git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '--quiet', '--message', 'x');
  await git('tag', 'v1');
  return `file://${folder}`;
}
