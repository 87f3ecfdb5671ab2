/**
 * `npx tsx tools/upstream.ts OUT [FOLDER…]`: evaluates every example, which the starters are too, and
 * the flakes in the given folders on the real nixpkgs, crane, rust-overlay, poetry2nix and uv2nix,
 * for both Linux systems. CONTRIBUTING.md says what OUT holds. Prints a table; exit code 1 when
 * something does not evaluate.
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { examples } from './flakes/checked-flakes.ts';
import { repository } from './host/cache.ts';
import { evaluateFlake, kinds } from './upstream/evaluate.ts';
import { upstreamInputs } from './upstream/inputs.ts';
import { type Evaluation, report, succeeded } from './upstream/report.ts';

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function main([out, ...given]: string[]): Promise<number> {
  if (out === undefined) throw new Error('Name the folder with the repositories of upstream.');
  const inputs = await upstreamInputs(resolve(out));
  const folders = [
    ...examples().map((name) => join(repository, 'examples', name)),
    ...given.map((folder) => resolve(folder)),
  ];
  const bare = folders.find((folder) => !existsSync(join(folder, 'flake.lock')));
  if (bare !== undefined) throw new Error(`There is no flake.lock in ${bare}.`);

  const evaluations: Evaluation[] = [];
  for (const [index, folder] of folders.entries()) {
    progress(`${basename(folder)}, ${index + 1} of ${folders.length}`);
    evaluations.push({ flake: basename(folder), evaluated: await evaluateFlake(folder, inputs) });
  }
  progress('');
  process.stdout.write(`${report(evaluations, kinds)}\n`);
  return evaluations.every(succeeded) ? 0 : 1;
}

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
