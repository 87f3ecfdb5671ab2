import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export const main = fileURLToPath(new URL('../dist/main.cjs', import.meta.url));

/** A temporary folder with these files, removed after the test. */
export function testFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'cli-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A folder for the PATH with git and these scripts, and nothing else: no Nix, no uv. */
export function programs(scripts: Readonly<Record<string, string>> = {}): string {
  const folder = testFolder();
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  symlinkSync(git, join(folder, 'git'));
  for (const [name, script] of Object.entries(scripts))
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return folder;
}

/**
 * Runs the built command as a user would, on a machine with git alone unless `path` has more.
 *
 * @param node the program of another Node
 */
export function cli(
  cwd: string,
  args: readonly string[],
  path = programs(),
  node = process.execPath,
) {
  const { status, stdout, stderr } = spawnSync(node, [main, ...args], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: path,
      GIT_CEILING_DIRECTORIES: tmpdir(),
      FORCE_COLOR: undefined,
      NO_COLOR: '1',
    },
  });
  return { code: status, stdout, stderr };
}

/** Runs git in a folder and gives what it prints. */
export function git(cwd: string, ...args: string[]): string {
  const settings = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
  return execFileSync('git', [...settings, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });
}
