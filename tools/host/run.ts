import process from 'node:process';
import { $, quote } from 'zx';

// zx looks for bash on the PATH alone.
if (typeof $.shell !== 'string')
  Object.assign($, { shell: '/bin/bash', prefix: 'set -euo pipefail;', quote });

/** How a program ended. A program that does not exist ends with code 127. */
export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Changes to the environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** After so many seconds the program is ended, with a code other than 0. */
  readonly seconds?: number;
  /** Is given each line of standard error as it comes. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end, without a terminal; it never throws because the program failed. */
export async function run(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<Finished> {
  const started = $({
    quiet: true,
    nothrow: true,
    input: '',
    cwd: options.cwd ?? process.cwd(),
    // What programs print is read here, also where a runner such as Nx asks for colours.
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', ...options.env },
    ...(options.seconds === undefined ? {} : { timeout: `${options.seconds}s` }),
  })`${program} ${args}`;
  // Otherwise a character that is split between two pieces of output is lost.
  for (const stream of [started.stdout, started.stderr]) stream.setEncoding('utf8');
  if (options.onLine) eachLine(started.stderr, options.onLine);
  const { exitCode, stdout, stderr } = await started;
  return { code: exitCode ?? 1, stdout, stderr };
}

/** Like `run`, and gives what the program printed. Throws with the end of its errors. */
export async function runOrThrow(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, options);
  if (code === 0) return stdout;
  const command = [program, ...args].join(' ');
  throw new Error(`\`${command}\` failed with code ${code}:\n${lastLines(stderr || stdout, 20)}`);
}

/** The last lines of a text, without empty ones at its end. */
export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function eachLine(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  });
}
