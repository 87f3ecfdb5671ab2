/**
 * `npx tsx tools/explain/record.ts [ID …]`: makes real programs fail and keeps what they print, for
 * the tests of `explain`, with a table of versions and commands. Without an id, all logs are
 * made anew. It takes Linux with apt, and root for failures that need a mount or another user.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { writePrograms } from './programs.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios/index.ts';
import { type Placeholder, scrub } from './scrub.ts';

/** With a socket as its input, bash would take the call for one of a remote shell. */
const noProfile = ['--norc', '-c'];

const logs = join(repository, 'packages/create-nix-project/test/explain/logs');

/** What the table says of a log. */
interface Recorded {
  readonly version: string;
  readonly command: string;
}

async function record(scenario: Scenario, root: string): Promise<string> {
  const folder = await mkdtemp(join(root, 'work-'));
  const project = join(folder, 'project');
  await mkdir(project);
  for (const [path, text] of Object.entries(scenario.files ?? {})) {
    await mkdir(dirname(join(project, path)), { recursive: true });
    await writeFile(join(project, path), text);
  }
  const env = environment(scenario, folder);
  const bash = (script: string) =>
    spawnSync('bash', [...noProfile, script], {
      cwd: project,
      env,
      encoding: 'utf8',
      timeout: 400_000,
    });
  if (scenario.setup) {
    const ready = bash(scenario.setup);
    if (ready.status !== 0) console.error(`${scenario.id}: setup: ${ready.stdout}${ready.stderr}`);
  }
  const ran = bash(`exec 2>&1\n${scenario.command}`);
  if (ran.status === 0 && !scenario.id.startsWith('success-'))
    console.error(`${scenario.id}: it did not fail`);
  return scrub(ran.stdout, await placeholders(project, folder));
}

function environment(scenario: Scenario, folder: string): NodeJS.ProcessEnv {
  const colours = { CLICOLOR_FORCE: '1', FORCE_COLOR: '1', CARGO_TERM_COLOR: 'always' };
  const plain = { NO_COLOR: '1', CARGO_TERM_COLOR: 'never' };
  return {
    ...process.env,
    ...programs.environment,
    ...(scenario.colour ? colours : plain),
    PIP_FIND_LINKS: undefined,
    TMPDIR: folder,
  };
}

/** Longer paths first. */
async function placeholders(project: string, folder: string): Promise<Placeholder[]> {
  return [
    { text: project, instead: '/home/me/project' },
    { text: folder, instead: '/home/me/temporary' },
    { text: programs.folder, instead: '/home/me/programs' },
    { text: repository, instead: '/home/me/create-nix-project' },
    { text: await realpath(repository), instead: '/home/me/create-nix-project' },
    { text: await realpath(join(repository, '.cache')), instead: '/home/me/cache' },
    { text: process.env.NIXPKGS ?? '/nowhere', instead: '/home/me/nixpkgs' },
    { text: homedir(), instead: '/home/me' },
  ];
}

const versions = new Map<string, string>();

function versionOf(command: string): string {
  const known = versions.get(command);
  if (known !== undefined) return known;
  const env = { ...process.env, ...programs.environment };
  const { stdout } = spawnSync('bash', [...noProfile, command], { env, encoding: 'utf8' });
  const version = stdout.split('\n')[0] ?? '';
  versions.set(command, version);
  return version;
}

/** The table of what is there, with the new rows; rows without a log are dropped. */
async function writeTable(added: Readonly<Record<string, Recorded>>): Promise<void> {
  const file = join(logs, 'table.json');
  const before = await readFile(file, 'utf8').then(JSON.parse, () => ({}));
  const all: Record<string, Recorded> = { ...before, ...added };
  const kept = scenarios.flatMap(({ id }) => (all[id] ? [[id, all[id]] as const] : []));
  await writeFile(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
}

const root = await mkdtemp(join(await realpath(tmpdir()), 'explain-'));
const programs = await writePrograms(join(root, 'bin'));
try {
  await mkdir(logs, { recursive: true });
  const wanted = process.argv.slice(2);
  const chosen = scenarios.filter(
    ({ id }) =>
      wanted.length === 0 || wanted.some((name) => id === name || id.startsWith(`${name}-`)),
  );
  for (const scenario of chosen) {
    if (scenario.needs !== undefined && process.env[scenario.needs] === undefined) {
      console.error(`${scenario.id}: left as it is, without ${scenario.needs}`);
      continue;
    }
    const log = await record(scenario, root);
    await writeFile(join(logs, `${scenario.id}.log`), log);
    const { id, version, command } = scenario;
    await writeTable({ [id]: { version: versionOf(version), command } });
    console.log(`${scenario.id}: ${log.split('\n').length} lines`);
  }
} finally {
  await rm(root, { recursive: true, force: true });
}
