/** `npm run locks:refresh`: locks the inputs of the templates to what they are today. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { LockNodes } from '../../packages/create-nix-project/src/render/lock-nodes.ts';
import { repository } from '../host/cache.ts';
import { findNix } from '../host/nix.ts';
import { relock } from './lock-nodes.ts';

const path = join(repository, 'templates/_shared/lock-nodes.json');
try {
  const before: LockNodes = JSON.parse(readFileSync(path, 'utf8'));
  const after = await relock(before, await findNix());
  writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
  for (const [name, { locked }] of Object.entries(after))
    console.log(`${name}: ${before[name]?.locked.rev ?? 'new'} → ${locked.rev}`);
  console.error('Now run `npm run examples:render` and `npm test`.');
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
