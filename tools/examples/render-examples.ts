/**
 * Updates the Nix files of every example with the command, and renders what no update touches, such
 * as the sources of the starters (`npm run examples:render`). With --check nothing is written, and an
 * example that differs is an error.
 */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { templates } from '../../packages/create-nix-project/src/generated/templates.js';
import { unifiedDiff } from '../../packages/create-nix-project/src/write/diff.ts';
import { planWrite } from '../../packages/create-nix-project/src/write/write.ts';
import { type WriteFile } from '../../packages/create-nix-project/src/write/write-file.ts';
import { repository } from '../host/cache.ts';
import { renderExample } from './render-example.ts';
import { updateExample } from './update-example.ts';

const check = process.argv.includes('--check');
let different = 0;

// A new variant has no starter yet.
const starters = templates.map(({ id }) => `${id}-starter`);
const examples = new Set([...readdirSync(join(repository, 'examples')), ...starters]);
for (const name of [...examples].sort()) {
  const folder = join(repository, 'examples', name);
  const files = await renderExample(folder);
  // What a project keeps is the template's in a starter.
  const rendered = name.endsWith('-starter') ? files.map(({ keep: _, ...file }) => file) : files;
  const changed = planWrite(folder, rendered).filter(({ state }) => state !== 'unchanged');
  if (!check && changed.length > 0) await updateExample(folder, rendered);
  different += changed.length;
  if (check) process.stdout.write(unifiedDiff(changed));
  // Starters belong to the user in a project, and to the template in an example.
  else for (const file of planWrite(folder, rendered)) put(folder, file);
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
