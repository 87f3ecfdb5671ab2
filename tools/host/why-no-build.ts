import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Nix } from './nix.ts';
import { nixConfig } from './nix-config.ts';
import { lastLines, run } from './run.ts';

/**
 * Tries to build something with these settings.
 *
 * @returns Nix's errors, or null when it works
 */
export async function whyNoBuild(
  nix: Nix,
  config: readonly string[],
  bash: string,
): Promise<string | null> {
  // Nix builds nothing twice: what is new makes it try again.
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const settings = createHash('sha256')
    .update([...config, boot].join())
    .digest('hex');
  const expression = `derivation {
    name = "probe"; builder = ${JSON.stringify(bash)}; system = builtins.currentSystem;
    args = [ "-c" "echo > $out" ]; settings = "${settings}";
  }`;
  const { code, stderr } = await run(
    nix.program,
    ['build', '--impure', '--no-link', '--expr', expression],
    { env: nixConfig(config) },
  );
  return code === 0 ? null : lastLines(stderr, 10);
}
