/** Two clones of this repository on one machine, of the same user. */
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { appendFile, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNix } from '../host/nix.ts';
import { nixConfig } from '../host/nix-config.ts';
import { run, runOrThrow } from '../host/run.ts';
import { repositoryCopy, withoutRunners } from './repository-copy.ts';

let clones: string[];
/** What they share: the home folder, and a folder for the cache. */
let shared: string;

beforeAll(async () => {
  shared = await mkdtemp(join(await realpath(tmpdir()), 'shared-'));
  clones = [await repositoryCopy(), await repositoryCopy()];
  for (const clone of clones) await commitAll(clone);
});
afterAll(async () => {
  for (const folder of [...clones, shared]) await rm(folder, { recursive: true, force: true });
});

/** The same commit in each, by which Nx takes them for clones of one repository. */
async function commitAll(clone: string): Promise<void> {
  const date = '2026-01-01T00:00:00Z';
  const person = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
  await runOrThrow('git', [...person, 'commit', '--quiet', '--message=all'], {
    cwd: clone,
    env: { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
  });
}

const replayed = 'from the cache instead of running';
const start = (clone: string, program: string, ...args: string[]) =>
  runOrThrow(join(clone, 'node_modules/.bin', program), args, {
    cwd: clone,
    env: { ...withoutRunners(), NX_DAEMON: 'false', HOME: shared },
  });

test('each runs its own checks, and replays no result of the other', async () => {
  for (const clone of clones) {
    await start(clone, 'tsx', 'packages/nx-flake/build/build.ts');
    const lint = () => start(clone, 'nx', 'run', 'workspace:lint', '--outputStyle=stream');
    expect(await lint()).not.toContain(replayed);
    expect(await lint()).toContain(replayed);
  }
});

test('behind a link to one cache, neither changes what the other reads', async () => {
  const cache = await mkdtemp(join(shared, 'cache-'));
  for (const clone of clones) {
    rmSync(join(clone, '.cache'), { recursive: true, force: true });
    symlinkSync(cache, join(clone, '.cache'));
  }
  const input = 'tools/offline/flake-parts/flake.nix';
  await appendFile(join(clones[1] ?? '', input), '# Another one.\n');
  const script = `import { writeOfflineFlake } from './tools/host/offline-flake.ts';
process.stdout.write(await writeOfflineFlake('flake-parts', 'flake-parts', {}));`;
  const rounds = [...clones, ...clones, ...clones];
  const written = await Promise.all(
    rounds.map((clone) => start(clone, 'tsx', '--input-type=module', '--eval', script)),
  );
  for (const [index, folder] of written.entries()) {
    const text = (place: string, path: string) => readFileSync(join(place, path), 'utf8');
    expect(text(folder, 'flake.nix')).toBe(text(rounds[index] ?? '', input));
    expect(folder.startsWith(join(cache, 'offline/'))).toBe(true);
  }
  expect(new Set(written).size).toBe(2);

  const nix = await findNix();
  const [folder = ''] = written;
  const read = await run(nix.program, ['flake', 'prefetch', `path:${folder}`], {
    env: nixConfig([...nix.config, 'flake-registry =']),
  });
  expect(read, read.stderr).toMatchObject({ code: 0 });
});
