import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { recordFile } from '../../packages/create-nix-project/src/record/file-name.ts';
import { writeList } from '../../packages/create-nix-project/src/text/list-text.ts';
import type {
  Answers,
  FileChange,
  ProjectRecord,
} from '../../packages/create-nix-project/src/values.ts';
import { repository } from '../host/cache.ts';
import { runOrThrow } from '../host/run.ts';

const program = join(repository, 'packages/create-nix-project/dist/main.cjs');

/**
 * Brings the generated files of an example to the templates of today by the command itself, as any
 * user would; a new example has nothing to update.
 *
 * @param rendered what a fresh example has, for its answers
 * @throws {Error} when the command fails, as where an edited file conflicts
 */
export async function updateExample(
  folder: string,
  rendered: readonly FileChange[],
): Promise<void> {
  const place = join(folder, recordFile);
  if (!existsSync(place)) return;
  const before: ProjectRecord = JSON.parse(readFileSync(place, 'utf8'));
  const text = rendered.find(({ path }) => path === recordFile)?.content ?? '{}';
  const changed = changes(before.answers, (JSON.parse(text) as ProjectRecord).answers);
  await runOrThrow(process.execPath, [program, 'update', folder, '--force', '--yes', ...changed]);
}

function changes(before: Answers, after: Answers): string[] {
  return Object.entries(after)
    .filter(([id, value]) => !isDeepStrictEqual(before[id], value))
    .flatMap(([id, value]) => [`--set=${id}=${Array.isArray(value) ? writeList(value) : value}`]);
}
