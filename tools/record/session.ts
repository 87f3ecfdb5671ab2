import { spawn } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { writeNixScript } from '../host/nix-script.ts';
import { nixSetup } from '../host/nix-setup.ts';
import { findPython } from '../host/python.ts';
import { findUv } from '../host/uv.ts';

/** A typed command and what it printed. */
export interface Step {
  readonly command: string;
  readonly output: readonly string[];
}

/**
 * Runs the commands one after the other in a folder, as typed, in a shell that has our command, uv,
 * Python and Nix on its PATH.
 *
 * @throws when one fails, with what it printed
 */
export async function runSession(folder: string, commands: readonly string[]): Promise<Step[]> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await program(
    join(bin, 'create-nix-project'),
    `${process.execPath} ${repository}/packages/create-nix-project/dist/main.cjs`,
  );
  await writeNixScript(bin);
  await nixSetup();
  const python = dirname(await findPython('3.13'));
  const path = [bin, dirname(await findUv()), python, process.env.PATH].join(':');
  const env = { ...process.env, PATH: path, GIT_CEILING_DIRECTORIES: folder, NO_COLOR: '1' };
  const steps: Step[] = [];
  for (const command of commands)
    steps.push({ command, output: await printed(command, folder, env) });
  return steps;
}

async function program(path: string, command: string): Promise<void> {
  await writeFile(path, `#!/bin/sh\nexec ${command} "$@"\n`);
  await chmod(path, 0o755);
}

/** Both streams in the order they came, as on a terminal. */
function printed(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', `exec 2>&1; ${command}`], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(text.trimEnd().split('\n'));
      else reject(new Error(`\`${command}\` failed with code ${code}:\n${text}`));
    });
  });
}
