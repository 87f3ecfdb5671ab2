import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { cached, exists } from './cache.ts';
import { runOrThrow } from './run.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where cargo gets crates from unless it is told otherwise. */
export interface CrateRegistry {
  /** What Cargo.lock says as the source of its crates. */
  readonly source: string;
  /**
   * The address of downloads, with the markers of
   * https://doc.rust-lang.org/cargo/reference/registry-index.html#index-configuration
   */
  readonly download: string;
}

/**
 * Finds out where cargo gets crates from on this machine. Cargo learns it from the index of its
 * registry, so it is asked to fetch a crate with an index of its own.
 *
 * @param environment with a PATH on which cargo is
 * @throws when cargo cannot fetch
 */
export async function crateRegistry(environment: Environment): Promise<CrateRegistry> {
  const folder = await cached('host/crate-registry', async (target) => {
    await writeFile(join(target, 'registry.json'), JSON.stringify(await askCargo(environment)));
  });
  return JSON.parse(await readFile(join(folder, 'registry.json'), 'utf8'));
}

async function askCargo(environment: Environment): Promise<CrateRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'cargo-registry-'));
  try {
    const home = join(folder, 'home');
    await mkdir(join(folder, 'src'), { recursive: true });
    await mkdir(home);
    await keepSettings(home);
    await writeFile(join(folder, 'src/lib.rs'), '');
    await writeFile(join(folder, 'Cargo.toml'), manifest);
    const env = { ...environment, CARGO_HOME: home, CARGO_TARGET_DIR: undefined };
    await runOrThrow('cargo', ['fetch', '--quiet'], { cwd: folder, env });
    const index = join(home, 'registry/index');
    const [name = ''] = await readdir(index);
    const { dl } = JSON.parse(await readFile(join(index, name, 'config.json'), 'utf8'));
    const lock = await readFile(join(folder, 'Cargo.lock'), 'utf8');
    const source = /^source = "(.*)"$/m.exec(lock)?.[1];
    if (typeof dl !== 'string' || source === undefined)
      throw new Error('the registry of cargo says no address for downloads');
    return { source, download: hasMarkers.test(dl) ? dl : `${dl}/{crate}/{version}/download` };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Settings can name a mirror of the registry. */
async function keepSettings(home: string): Promise<void> {
  const usual = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  for (const name of ['config.toml', 'config', 'credentials.toml'])
    if (await exists(join(usual, name))) await cp(join(usual, name), join(home, name));
}

const hasMarkers = /\{(crate|version|prefix|lowerprefix|sha256-checksum)\}/;

const manifest = `[package]
name = "fetches-one-crate"
version = "0.0.0"
edition = "2021"

[dependencies]
itoa = "1"
`;
