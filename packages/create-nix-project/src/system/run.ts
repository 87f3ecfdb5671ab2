/** The only place that starts a process. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What a process left behind. */
export interface ProcessResult {
  /** Its exit code; 127 when there is no such program, as in a shell; 128 + n after signal n. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program without a shell and without standard input, and collects what it prints. */
export function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<ProcessResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const output = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        output[stream] += text;
      });
    child.on('error', (error) => resolve(notStarted(program, error)));
    child.on('close', (code, signal) => {
      resolve({ code: code ?? (signal === null ? 1 : 128), ...output });
    });
  });
}

/** The list of all files of a very large repository. */
const mostOutput = 200_000_000;

/** The same for programs that take a few milliseconds, as git does: it starts them sooner. */
export function runSync(
  program: string,
  args: readonly string[],
  options: RunOptions & { readonly input?: string } = {},
): ProcessResult {
  const { status, signal, error, stdout, stderr } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    maxBuffer: mostOutput,
    stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  if (error !== undefined) return notStarted(program, error);
  return { code: status ?? (signal === null ? 1 : 128), stdout, stderr };
}

/** Whether there is such a program on the PATH. */
export function isInstalled(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => existsSync(join(folder, program)));
}

function notStarted(program: string, error: NodeJS.ErrnoException): ProcessResult {
  const reason = error.code === 'ENOENT' ? `${program} is not installed` : error.message;
  return { code: 127, stdout: '', stderr: reason };
}

/** Of what a program prints, what fits into a sentence. */
export function firstLine(text: string): string {
  return text.trim().split('\n')[0] ?? '';
}
