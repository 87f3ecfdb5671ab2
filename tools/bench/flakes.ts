import { appendFile, cp, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from '../host/cache.ts';
import { freshCopy } from '../host/fresh-copy.ts';
import { runOrThrow } from '../host/run.ts';
import { flakesWorkspace, name, nxCommand, nxEnvironment } from './flakes-workspace.ts';
import { measure, measureOnce, type Subject } from './measure.ts';

/** What was measured of nx-flake; times in milliseconds. */
export interface FlakeFigures {
  readonly graphs: readonly GraphFigures[];
  /** How many flakes a change of one affects, of those in the largest workspace, and how many it should. */
  readonly affected: { readonly found: number; readonly expected: number; readonly of: number };
  /** `flake-check` of an example: everything built, and replayed from Nx's cache. */
  readonly fresh: number;
  readonly replayed: number;
}

/** Computing the graph of a workspace with so many flakes, as projects that are there anyway. */
export interface GraphFigures {
  readonly flakes: number;
  readonly without: number;
  readonly withPlugin: number;
}

const counts = [50, 100, 500];
const example = 'uv-equity-audit';

/** Nix with the inputs that the checks of this machine have. */
const nix = [
  'node',
  '--import',
  pathToFileURL(join(repository, 'node_modules/tsx/dist/loader.mjs')).href,
  join(repository, 'tools/nix.ts'),
];

/**
 * Measures the graph with and without the plugin, what a change affects, and a replayed check.
 *
 * @param folder one to work in
 * @throws when something fails
 */
export async function measureFlakes(folder: string, rounds: number): Promise<FlakeFigures> {
  await runOrThrow('npx', ['nx', 'run', 'nx-flake:build'], { cwd: repository });
  const graphs = await measureGraphs(folder, rounds);
  const of = Math.max(...counts);
  return {
    graphs,
    affected: { found: await affectedBy(join(folder, `${of}`), 100), expected: 5, of },
    ...(await measureReplay(join(folder, 'replay'), rounds)),
  };
}

async function measureGraphs(folder: string, rounds: number): Promise<GraphFigures[]> {
  const subjects: Subject[] = [];
  for (const count of counts) {
    const without = await flakesWorkspace(join(folder, `${count}-without`), count, []);
    const withPlugin = await flakesWorkspace(join(folder, `${count}`), count, ['nx-flake']);
    subjects.push(graphOf(`${count} without`, without), graphOf(`${count}`, withPlugin));
  }
  const measured = await measure(subjects, rounds);
  const time = (id: string) => measured.get(id)?.milliseconds ?? 0;
  return counts.map((flakes) => ({
    flakes,
    without: time(`${flakes} without`),
    withPlugin: time(`${flakes}`),
  }));
}

function graphOf(id: string, workspace: string): Subject {
  const command = nxCommand('show', 'projects', '--json');
  const env = { ...nxEnvironment, NX_CACHE_PROJECT_GRAPH: 'false' };
  return { id, command, env, folder: async () => workspace };
}

/** How many projects of the workspace a change in a flake affects, that others have as an input. */
async function affectedBy(workspace: string, index: number): Promise<number> {
  await appendFile(join(workspace, name(index), 'src/main.py'), '# changed\n');
  const [program, ...args] = nxCommand('show', 'projects', '--affected', '--base=HEAD', '--json');
  const stdout = await runOrThrow(program, args, { cwd: workspace, env: nxEnvironment });
  return JSON.parse(stdout).length;
}

/** A check whose derivations nobody has built yet, once, and then from the cache. */
async function measureReplay(folder: string, rounds: number) {
  const copy = await freshCopy({ folder: join(repository, 'examples', example) });
  try {
    const filter = (path: string) => basename(path) !== '.git';
    await cp(copy, join(folder, example), { recursive: true, filter });
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  await writeFile(join(folder, example, 'CHANGED'), `${Date.now()}\n`);
  await flakesWorkspace(folder, 0, [{ plugin: 'nx-flake', options: { nix } }]);
  const subject: Subject = {
    id: 'flake-check',
    command: nxCommand('run', `${example}:flake-check`),
    env: nxEnvironment,
    folder: async () => folder,
  };
  const fresh = (await measureOnce(subject)).milliseconds;
  const replayed = (await measure([subject], rounds)).get(subject.id)?.milliseconds ?? 0;
  return { fresh, replayed };
}
