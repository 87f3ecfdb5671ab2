import { mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { repository } from '../host/cache.ts';
import { runOrThrow } from '../host/run.ts';

/**
 * Packs create-nix-project, installs the tarball outside the workspace and runs it with the
 * arguments in an empty folder. Returns that folder.
 *
 * @throws when a step fails, with what it printed
 */
export async function scaffoldPacked(name: string, args: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'create-nix-project-'));
  const source = join(repository, 'packages', 'create-nix-project');
  await runOrThrow('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: source });
  const tarball = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  const prefix = join(folder, 'installed');
  await mkdir(prefix);
  await runOrThrow('npm', ['install', '--silent', '--prefix', prefix, join(folder, `${tarball}`)]);
  const program = join(prefix, 'node_modules', '.bin', 'create-nix-project');
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: folder };
  await runOrThrow(program, [name, '--yes', '--no-lock', ...args], { cwd: folder, env });
  return join(folder, name);
}

/**
 * Runs the main job of the README, `npm start`, from this checkout. Returns the new project.
 *
 * @throws when it fails, with what it printed
 */
export async function scaffoldFromCheckout(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'npm-start-'));
  const target = join(folder, name);
  const args = ['start', '--', target, '--template', 'uv', '--yes', '--no-lock'];
  await runOrThrow('npm', args, { cwd: repository, env: { INIT_CWD: undefined } });
  return target;
}
