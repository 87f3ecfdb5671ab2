import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { namesOfChecks } from '../host/check-flake.ts';
import { nixCommand } from '../host/nix-command.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { pythonsPath } from '../host/python.ts';
import { type Finished, run, runOrThrow } from '../host/run.ts';
import { rustEnvironment } from '../host/rust.ts';
import { findUv } from '../host/uv.ts';
import type { CorpusProject } from './projects.ts';

/** What the command makes of a project. */
export interface Outcome {
  readonly name: string;
  /** The templates that `detect` lists as fitting. */
  readonly fits: string;
  /** Whether `create --dry-run` would write, or what it says against it. */
  readonly dryRun: string;
  /** What the flake has, or why it does not evaluate; empty when there is none. */
  readonly flake: string;
}

/** The time for which locks are made that a project lacks, so that they are the same every time. */
const resolvedAt = '2026-11-01T00:00:00Z';

/** Runs `detect`, `create --dry-run` and `create` in a copy of the project, and evaluates its flake. */
export async function outcome({ name, folder }: CorpusProject): Promise<Outcome> {
  const copy = await mkdtemp(join(await realpath(tmpdir()), 'corpus-'));
  try {
    await cp(folder, copy, { recursive: true, verbatimSymlinks: true });
    // What is shared may be without write permission.
    await runOrThrow('chmod', ['-R', 'u+w', copy]);
    await runOrThrow('git', ['init', '--quiet', copy]);
    await runOrThrow('git', ['-C', copy, 'add', '--all']);
    const fits = fitting(await command(copy, 'detect', '--json'));
    const planned = await command(copy, '--yes', '--dry-run', '--json');
    if (planned.code !== 0) return { name, fits, dryRun: refusal(planned), flake: '' };
    const created = await command(copy, '--yes', '--json');
    if (created.code !== 0 && !lacksLock(created))
      return { name, fits, dryRun: 'writes', flake: refusal(created) };
    return { name, fits, dryRun: 'writes', flake: await evaluated(copy) };
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function command(cwd: string, ...args: string[]): Promise<Finished> {
  const program = join(repository, 'packages/create-nix-project/dist/main.cjs');
  const { PATH: rust } = await rustEnvironment();
  const path = [dirname(await findUv()), await pythonsPath(), rust, process.env.PATH].join(':');
  const env = { GIT_CEILING_DIRECTORIES: tmpdir(), UV_EXCLUDE_NEWER: resolvedAt, PATH: path };
  return run(process.execPath, [program, ...args], { cwd, env });
}

function fitting({ stdout }: Finished): string {
  const { templates = [] } = JSON.parse(stdout);
  return templates.map(({ id }: { id: string }) => id).join(' ') || '-';
}

/** Whether all was written, but for a lock file that could not be made. */
function lacksLock({ stdout }: Finished): boolean {
  const { locks = [] } = stdout === '' ? {} : JSON.parse(stdout);
  return locks.some(({ state }: { state: string }) => state === 'failed');
}

/** The exit code and the error. */
function refusal({ code, stdout, stderr }: Finished): string {
  const { error } = JSON.parse(stdout === '' ? stderr : stdout);
  return `${code}: ${inOneLine(error.message)}`;
}

async function evaluated(folder: string): Promise<string> {
  const setup = await nixSetup(folder);
  const args = ['eval', '--json', '.#checks', '--apply', namesOfChecks];
  const [program, ...all] = nixCommand(setup, args, folder);
  const options = { cwd: folder, env: setup.environment, seconds: 300 };
  const { code, stdout, stderr } = await run(program, all, options);
  if (code === 0)
    return `evaluates: ${[...new Set(Object.values<string[]>(JSON.parse(stdout)).flat())].join(' ')}`;
  const error = /(?:^|\n) *error: *((?:.(?!\n *error:))*)$/s.exec(stderr.trimEnd())?.[1] ?? stderr;
  return `does not evaluate: ${inOneLine(error)}`;
}

/** Without what is another one every time. */
function inOneLine(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\/nix\/store\/[a-z0-9]{32}-/g, '')
    .replaceAll(/\/\S*corpus-\w+/g, '.')
    .slice(0, 240);
}
