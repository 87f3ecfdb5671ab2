/**
 * Tries the command on the projects beside this repository, and compares what comes of them with
 * `tools/corpus/outcomes.md`; with `--write` writes that. Exits 1 when they differ.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type Outcome, outcome } from './corpus/outcome.ts';
import { corpusProjects } from './corpus/projects.ts';
import { differences, outcomesTable } from './corpus/table.ts';
import { repository } from './host/cache.ts';

const file = join(repository, 'tools/corpus/outcomes.md');
const projects = corpusProjects();

if (projects.length === 0) await report('corpus: not run: no corpus beside this repository');
else {
  const table = outcomesTable(await outcomes());
  if (process.argv.includes('--write')) await writeFile(file, table);
  const changed = differences(await readFile(file, 'utf8').catch(() => ''), table);
  for (const line of changed) process.stdout.write(`${line}\n`);
  if (changed.length > 0) process.exitCode = 1;
  await report(
    changed.length === 0
      ? `corpus: ${projects.length} projects, as in tools/corpus/outcomes.md`
      : 'corpus: failed: other outcomes than in tools/corpus/outcomes.md; `npx tsx tools/corpus.ts --write` writes them',
  );
}

/** Two at a time, in the order of the projects. */
async function outcomes(): Promise<Outcome[]> {
  const found: Outcome[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < projects.length; index = next++) {
      const project = projects[index];
      if (project === undefined) return;
      process.stdout.write(`  ${project.name}\n`);
      found[index] = await outcome(project);
    }
  };
  await Promise.all([work(), work()]);
  return found;
}

/** The line is shown again at the end of all tests. */
async function report(line: string): Promise<void> {
  process.stdout.write(`${line}\n`);
  await mkdir(join(repository, 'reports'), { recursive: true });
  await writeFile(join(repository, 'reports/corpus.txt'), `${line}\n`);
}
