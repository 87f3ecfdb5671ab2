import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nixSetup } from '../../../tools/host/nix-setup.ts';

/**
 * Writes the files into a folder, evaluates `expression.nix` there, and removes the folder.
 * @returns what the expression gives, read from JSON
 * @throws {Error} with what Nix said, when a file does not parse or evaluate
 */
export async function evaluateIn(files: Readonly<Record<string, string>>): Promise<unknown> {
  const { nix, environment } = await nixSetup();
  const folder = await mkdtemp(join(tmpdir(), 'nix-files-'));
  try {
    await Promise.all(
      Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)),
    );
    const args = ['eval', '--json', '--impure', '--file', join(folder, 'expression.nix')];
    const env = { ...process.env, ...environment };
    const { stdout } = await promisify(execFile)(nix.program, args, { env, maxBuffer: 2 ** 28 });
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}
