/**
 * Tries the command on the projects beside this repository, and compares what comes of them with
 * `tools/corpus/outcomes.md`; with `--write` writes that. Exits 1 when they differ.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type Outcome, outcome } from './corpus/outcome.ts';
import { type CorpusProject, corpusProjects } from './corpus/projects.ts';
import { differences, differs, outcomesTable } from './corpus/table.ts';
import { repository } from './host/cache.ts';

const file = join(repository, 'tools/corpus/outcomes.md');
const projects = corpusProjects();

if (projects.length === 0) await report('corpus: not run: no corpus beside this repository');
else {
  const kept = await readFile(file, 'utf8').catch(() => '');
  const found = await outcomes(projects);
  // A registry that did not answer once is no outcome: what differs is tried again.
  const repeated = await outcomes(projects.filter((_, index) => differs(kept, found[index])));
  const last = new Map([...found, ...repeated].map((outcome) => [outcome.name, outcome]));
  const table = outcomesTable([...last.values()]);
  if (process.argv.includes('--write')) await writeFile(file, table);
  const changed = differences(kept, table);
  if (changed.length > 0) process.exitCode = 1;
  await report(
    changed.length === 0
      ? `corpus: ${projects.length} projects, as in tools/corpus/outcomes.md`
      : [
          'corpus: failed: other outcomes than in tools/corpus/outcomes.md; `npx tsx tools/corpus.ts --write` writes them',
          ...changed,
        ].join('\n'),
  );
}

/** Two at a time, in the order of the projects. */
async function outcomes(tried: readonly CorpusProject[]): Promise<Outcome[]> {
  const found: Outcome[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < tried.length; index = next++) {
      const project = tried[index];
      if (project === undefined) return;
      process.stdout.write(`  ${project.name}\n`);
      found[index] = await outcome(project);
    }
  };
  await Promise.all([work(), work()]);
  return found;
}

/** The text is shown again at the end of all tests. */
async function report(text: string): Promise<void> {
  process.stdout.write(`${text}\n`);
  await mkdir(join(repository, 'reports'), { recursive: true });
  await writeFile(join(repository, 'reports/corpus.txt'), `${text}\n`);
}
