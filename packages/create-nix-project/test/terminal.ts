import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify, stripVTControlCharacters } from 'node:util';
import { main } from './cli.ts';

const script = new URL('terminal.py', import.meta.url).pathname;

export interface Dialogue {
  readonly code: number;
  /** What the terminal showed, without colours and cursor movements. */
  readonly shown: string;
}

/**
 * Runs the built command at a terminal, presses Enter at this many prompts, and Ctrl-C at the next one.
 *
 * @param path the folder of programs that it finds
 */
export function inTerminal(
  prompts: number,
  folder: string,
  args: readonly string[],
  path: string,
): Promise<Dialogue> {
  return commandInTerminal(prompts, [process.execPath, main, ...args], {
    cwd: folder,
    env: { ...process.env, PATH: path },
  });
}

/** The same for any command that asks as this one does. */
export async function commandInTerminal(
  prompts: number,
  command: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
): Promise<Dialogue> {
  const python = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']);
  const args = [script, String(prompts), ...command];
  const { stdout } = await promisify(execFile)(python.stdout.trim(), args, {
    cwd,
    env: { ...env, TERM: 'xterm' },
  });
  const lines = stdout.trim().split('\n');
  return { code: Number(lines.at(-1)), shown: stripVTControlCharacters(lines.join('\n')) };
}
