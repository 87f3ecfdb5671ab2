/**
 * Keeps what the templates of today generate in `templates/VARIANT/released/VERSION.json`
 * (`npm run templates:keep`, at a release): the history tests update all of it to later versions.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { templates } from '../../packages/create-nix-project/src/generated/templates.js';
import { recordFile } from '../../packages/create-nix-project/src/record/file-name.ts';
import { repository } from '../host/cache.ts';

for (const { id, version } of templates) {
  const kept = join(repository, 'templates', id, 'released', `${version}.json`);
  if (existsSync(kept)) continue;
  mkdirSync(dirname(kept), { recursive: true });
  copyFileSync(join(repository, 'examples', `${id}-starter`, recordFile), kept);
  console.log(`${id} ${version} is kept.`);
}
