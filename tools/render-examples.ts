/**
 * Renders the Nix files of every example with the code of the command (`npm run examples:render`).
 * With --check nothing is written, and an example that differs is an error.
 */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { unifiedDiff } from '../packages/create-nix-project/src/diff.ts';
import { planWrite, type WriteFile } from '../packages/create-nix-project/src/write.ts';
import { repository } from './host/cache.ts';
import { renderExample } from './render-example.ts';

const check = process.argv.includes('--check');
let different = 0;

for (const name of readdirSync(join(repository, 'examples')).sort()) {
  const folder = join(repository, 'examples', name);
  const changed = planWrite(folder, await renderExample(folder)).filter(
    ({ state }) => state !== 'unchanged',
  );
  different += changed.length;
  if (check) process.stdout.write(unifiedDiff(changed));
  else for (const file of changed) put(folder, file);
  for (const { path } of changed)
    console.log(`examples/${name}/${path}: ${check ? 'differs' : 'rendered'}`);
}

if (check && different > 0) {
  console.error('The examples differ from the templates. `npm run examples:render` renders them.');
  process.exitCode = 1;
} else if (different === 0) console.log('The examples are what the templates give.');

function put(folder: string, { path, content, executable }: WriteFile): void {
  const place = join(folder, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, content);
  chmodSync(place, executable ? 0o755 : 0o644);
}
