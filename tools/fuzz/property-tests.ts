import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { runOrThrow } from '../host/run.ts';

/** How Vitest finds the tests, once for each of its configurations. */
const suites = [
  ['--root', 'packages/create-nix-project'],
  ['--root', 'packages/nx-flake'],
  ['--config', 'tools/vitest/vitest.config.ts'],
];

/**
 * Runs all tests that draw values with the values of a seed, on the terminal of this process.
 *
 * @returns whether they have passed
 */
export async function propertyTestsPass(seed: number): Promise<boolean> {
  const files = await filesThatDraw();
  let pass = true;
  // One after the other, as each uses all processors.
  for (const suite of suites)
    pass = (await vitest(['related', '--run', ...suite, ...files], seed)) && pass;
  return pass;
}

/** Tests and what tests share: Vitest knows which tests import it. */
async function filesThatDraw(): Promise<string[]> {
  const imports = "from '(fast-check|.*/property-seed[.]ts)'";
  // The set-up itself would make Vitest run every test.
  const paths = ['*.ts', ':!tools/vitest/property-seed.ts'];
  const names = await runOrThrow('git', ['grep', '-lzE', imports, '--', ...paths], {
    cwd: repository,
  });
  const files = names.split('\0').filter(Boolean);
  return files.map((name) => join(repository, name));
}

async function vitest(args: readonly string[], seed: number): Promise<boolean> {
  const program = join(repository, 'node_modules/vitest/vitest.mjs');
  const env = { ...process.env, FC_SEED: String(seed) };
  const child = spawn(process.execPath, [program, ...args], {
    cwd: repository,
    stdio: 'inherit',
    env,
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}
