import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify, stripVTControlCharacters } from 'node:util';
import headless from '@xterm/headless';
import { main } from './cli.ts';

const script = new URL('terminal.py', import.meta.url).pathname;

export const enter = '\r';
export const down = '\u001b[B';
export const up = '\u001b[A';
/** Empties a text field. */
export const clear = '\u0015';

export interface Dialogue {
  readonly code: number;
  /** What the terminal showed, without colours and cursor movements. */
  readonly shown: string;
  /** What stood on the terminal at each prompt, and at the end. */
  readonly screens: readonly string[];
}

/** How large the terminal is, in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

const large: Size = { columns: 160, rows: 50 };

/**
 * Runs the built command at a terminal, types these keys at its prompts, and Ctrl-C at the next one.
 *
 * @param keys for each prompt; a number stands for so many times Enter
 * @param path the folder of programs that it finds
 */
export function inTerminal(
  keys: number | readonly string[],
  folder: string,
  args: readonly string[],
  path: string,
  size: Size = large,
): Promise<Dialogue> {
  const env = { ...process.env, PATH: path };
  return commandInTerminal(keys, [process.execPath, main, ...args], { cwd: folder, env }, size);
}

/** The same for any command that asks as this one does. */
export async function commandInTerminal(
  keys: number | readonly string[],
  command: readonly string[],
  { cwd, env }: { cwd: string; env: NodeJS.ProcessEnv },
  size: Size = large,
): Promise<Dialogue> {
  const python = await promisify(execFile)('python3', ['-c', 'import sys; print(sys.executable)']);
  const typed = typeof keys === 'number' ? Array(keys).fill(enter) : keys;
  const args = [script, JSON.stringify({ ...size, keys: typed }), ...command];
  const { stdout } = await promisify(execFile)(python.stdout.trim(), args, {
    cwd,
    env: { ...env, TERM: 'xterm' },
    maxBuffer: 50_000_000,
  });
  const { code, shown, prompts } = JSON.parse(stdout);
  const bytes = Buffer.from(shown, 'base64');
  return {
    code,
    shown: stripVTControlCharacters(bytes.toString().replaceAll('\r\n', '\n')),
    screens: await screensOf(bytes, [...prompts, bytes.length], size),
  };
}

/** What a terminal has on its screen after so many bytes. */
async function screensOf(
  bytes: Uint8Array,
  ends: readonly number[],
  { columns, rows }: Size,
): Promise<string[]> {
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const screens: string[] = [];
  let begin = 0;
  for (const end of ends) {
    const part = bytes.subarray(begin, end);
    await new Promise<void>((resolve) => terminal.write(part, resolve));
    screens.push(screenOf(terminal, rows));
    begin = end;
  }
  terminal.dispose();
  return screens;
}

function screenOf({ buffer: { active } }: headless.Terminal, rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    active.getLine(active.baseY + row)?.translateToString(true),
  );
  return lines.join('\n').trimEnd();
}
