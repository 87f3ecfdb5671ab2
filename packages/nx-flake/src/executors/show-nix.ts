import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { type Flake, withSettings } from './flake.ts';
import { messageOf, writesJsonLog } from './json-log.ts';
import { type Finished, runNix } from './run-nix.ts';

/** How Nix ended, and what it said. */
export interface Shown extends Finished {
  /** What it printed on standard error, without the progress of a terminal. */
  readonly messages: string;
}

/**
 * Runs Nix so that its output is seen as it comes. A terminal is given to Nix itself, which then has
 * colours and shows progress, and what it says is read from a second log. A Nix that writes none, and
 * one without a terminal, prints lines, which are passed on and read.
 *
 * @param unparsed what stands on the command line behind the target
 */
export async function showNix(
  flake: Flake,
  args: readonly string[],
  unparsed: readonly string[],
): Promise<Shown> {
  if (process.stderr.isTTY && (await canWriteJsonLog(flake)))
    return showInTerminal(flake, args, unparsed);
  const all = [...withSettings(args), ...unparsed];
  const finished = await runNix({ ...flake, args: all }, 'pass');
  return { ...finished, messages: finished.stderr };
}

async function showInTerminal(
  flake: Flake,
  args: readonly string[],
  unparsed: readonly string[],
): Promise<Shown> {
  const folder = mkdtempSync(join(tmpdir(), 'nx-flake-'));
  try {
    const log = join(folder, 'log.json');
    const all = [...withSettings(args, ['--json-log-path', log]), ...unparsed];
    const finished = await runNix({ ...flake, args: all }, 'terminal');
    return { ...finished, messages: finished.code === 0 ? '' : messagesOf(log) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function canWriteJsonLog(flake: Flake): Promise<boolean> {
  const { code, stdout } = await runNix({ ...flake, args: ['--version'] }, 'keep');
  return code === 0 && writesJsonLog(stdout);
}

function messagesOf(log: string): string {
  try {
    const lines = readFileSync(log, 'utf8').split('\n');
    return lines.flatMap((line) => messageOf(line) ?? []).join('\n');
  } catch {
    // Nix ended before there was a log, or it is larger than any text can be.
    return '';
  }
}
