/** Gets Nix and what the checks need ready, once, before several programs want it at a time. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { nixSetup } from '../host/nix-setup.ts';

try {
  // And what only some flakes need, such as those for Rust, with poetry2nix or with torch.
  const starters = readdirSync(join(repository, 'examples')).filter((it) =>
    it.endsWith('-starter'),
  );
  const folders = starters.map((name) => join(repository, 'examples', name));
  const [{ nix, inputs, sandbox }] = await Promise.all([nixSetup(), ...folders.map(nixSetup)]);
  const origin = nix.origin === 'path' ? 'on the PATH' : 'unpacked into .cache';
  const builds = sandbox
    ? 'in its sandbox'
    : 'without a sandbox, so that they see all files of this machine and prove less,';
  process.stdout.write(`Nix ${nix.version}, ${origin}, builds ${builds} on ${inputs} inputs.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
