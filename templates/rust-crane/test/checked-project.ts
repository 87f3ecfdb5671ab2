import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../../tools/host/cache.ts';
import { checkFlake, type FlakeResult } from '../../../tools/host/check-flake.ts';
import { runOrThrow } from '../../../tools/host/run.ts';

const main = join(repository, 'packages/create-nix-project/dist/main.cjs');

export interface Checked extends FlakeResult {
  /** The files that were asked for, as the command left them. */
  readonly texts: readonly string[];
}

interface Wishes {
  /** Make Cargo.lock first: without it nobody knows which crates there are. */
  readonly lock?: boolean;
  /** Files to return. */
  readonly texts?: readonly string[];
}

/** Runs the command in a folder with these files, and then `nix flake check`. */
export async function checked(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  { lock = false, texts: wanted = [] }: Wishes = {},
): Promise<Checked> {
  const folder = await mkdtemp(join(tmpdir(), 'rust-project-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await runOrThrow('mkdir', ['-p', join(folder, path, '..')]);
      await writeFile(join(folder, path), text);
    }
    if (lock) await runOrThrow('cargo', ['generate-lockfile'], { cwd: folder });
    await runOrThrow('node', [main, '--template', 'rust-crane', '--yes', ...args], { cwd: folder });
    const result = await checkFlake({ folder, name: 'project' });
    const texts = wanted.map((path) => readFile(join(folder, path), 'utf8'));
    return { ...result, texts: await Promise.all(texts) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
