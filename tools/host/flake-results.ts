import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from './cache.ts';
import type { FlakeResult } from './check-flake.ts';
import { flakeJunit } from './flake-junit.ts';

const folder = join(repository, 'reports/flakes');

/**
 * Keeps the result of a flake as JSON for the table and as JUnit XML.
 *
 * @param project that of Nx, which has `reports/flakes/PROJECT/` as an output
 */
export async function keepResult(project: string, result: FlakeResult): Promise<void> {
  await mkdir(join(folder, project), { recursive: true });
  const file = join(folder, project, result.name.replace(/[^\w-]+/g, '-'));
  await writeFile(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(`${file}.xml`, flakeJunit(result));
}

/** The results that were kept, by the names of the flakes. */
export async function keptResults(): Promise<ReadonlyMap<string, FlakeResult>> {
  const there = await readdir(folder, { recursive: true }).catch(() => []);
  const files = there.filter((file) => file.endsWith('.json'));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const results: FlakeResult[] = texts.map((text) => JSON.parse(text));
  return new Map(results.map((result) => [result.name, result]));
}
