/** Gets Nix and what the checks need ready, once, before several programs want it at a time. */
import { join } from 'node:path';
import process from 'node:process';
import { repository } from './host/cache.ts';
import { nixSetup } from './host/nix-setup.ts';

try {
  const { nix, inputs, sandbox } = await nixSetup();
  // And what only flakes for Rust, with poetry2nix or with torch need.
  for (const example of ['rust-crane-starter', 'poetry2nix-starter', 'cuda-pytorch-starter'])
    await nixSetup(join(repository, 'examples', example));
  const origin = nix.origin === 'path' ? 'on the PATH' : 'unpacked into .cache';
  const builds = sandbox ? 'in its sandbox' : 'without a sandbox';
  process.stdout.write(`Nix ${nix.version}, ${origin}, builds ${builds} on ${inputs} inputs.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
