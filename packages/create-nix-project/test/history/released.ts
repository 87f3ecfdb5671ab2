import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { recordFile } from '../../src/record/file-name.ts';
import { render } from '../../src/render/render.ts';
import { compareVersions } from '../../src/update/migration.ts';
import { planUpdate } from '../../src/update/plan-update.ts';
import type { ProjectRecord } from '../../src/values.ts';
import { releasedTree } from './project.ts';
import type { Release } from './releases.ts';
import type { Tree } from './tree.ts';

const repository = fileURLToPath(new URL('../../../..', import.meta.url));

/** The records of a variant's starter, as each version that was released made it, the oldest first. */
export function releasedRecords(variant: string): string[] {
  const folder = join(repository, 'templates', variant, 'released');
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .sort((a, b) => compareVersions(a, b))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** The record of a variant's starter as it is today. */
export function starterRecord(variant: string): string {
  return readFileSync(join(repository, 'examples', `${variant}-starter`, recordFile), 'utf8');
}

/** What a release makes of the project of this record, when nobody edited it; without starters. */
export async function regenerated(text: string, release: Release): Promise<Tree> {
  const { template, lockNodes } = release;
  const record: ProjectRecord = JSON.parse(text);
  const { project, found } = record;
  const facts = { project, facts: [], found, record };
  const input = { record, facts, template, given: {}, folderName: '' };
  const { plan } = await planUpdate(input, undefined);
  return new Map(
    render(plan, lockNodes).map(({ path, content, executable }) => [
      path,
      { text: content, executable },
    ]),
  );
}

/**
 * What a template gives otherwise than the release of the same version did. The pins of flake.lock
 * are not its own: they are refreshed without a new version.
 *
 * @returns paths; none when the template has another version than the record
 */
export async function changedSince(text: string, release: Release): Promise<string[]> {
  if (JSON.parse(text).templateVersion !== release.template.version) return [];
  const [before, after] = [releasedTree(text), await regenerated(text, release)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => path !== 'flake.lock' && path !== recordFile)
    .filter((path) => before.get(path)?.text !== after.get(path)?.text)
    .sort();
}
