import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderExample } from '../examples/render-example.ts';
import { repository } from '../host/cache.ts';
import { visibleFiles } from '../host/fresh-copy.ts';
import { runOrThrow } from '../host/run.ts';

/**
 * What the users of some examples have to say; detection finds the rest. Whether the tests of a project
 * pass on the packages of nixpkgs alone, nobody sees from outside, and checks that a project does not
 * have itself are added to it only when asked for.
 */
const flags: Readonly<Record<string, readonly string[]>> = {
  'cuda-compositor': ['--set=pytest=yes'],
  'rust-inference': ['--set=clippy=yes', '--set=doc=yes', '--set=receipts=yes'],
};

/**
 * Adds Nix to a copy of an example without its Nix files, as someone would to a project of theirs.
 * Returns the copy.
 *
 * @throws when the command fails, with what it printed
 */
export async function addNix(name: string): Promise<string> {
  const folder = join(repository, 'examples', name);
  const target = join(await mkdtemp(join(tmpdir(), 'add-nix-')), name);
  const written = (await renderExample(folder)).map(({ path }) => path);
  // The command only adds lines to a .gitignore that is there.
  const generated = new Set(['answers.json', ...written.filter((path) => path !== '.gitignore')]);
  for (const file of await visibleFiles(folder))
    if (!generated.has(file))
      await cp(join(folder, file), join(target, file), { verbatimSymlinks: true });
  await runOrThrow('git', ['init', '--quiet', target]);
  const program = join(repository, 'packages/create-nix-project/dist/main.cjs');
  // A lock that is missing comes from the uv of the checks, wherever that is.
  await runOrThrow('node', [program, '--yes', '--no-lock', ...(flags[name] ?? [])], {
    cwd: target,
  });
  return target;
}
