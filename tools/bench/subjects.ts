import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { nixSetup } from '../host/nix-setup.ts';
import { runOrThrow } from '../host/run.ts';
import { makeBehindProject } from './behind-project.ts';
import type { Installed } from './installed.ts';
import { makeLargePoetryProject } from './large-poetry.ts';
import { makeLargeRepository } from './large-repository.ts';
import type { Subject } from './measure.ts';
import { makeMonorepo } from './monorepo.ts';

const scaffold = ['my-app', '--template', 'uv', '--yes', '--no-lock'] as const;

/**
 * All that is measured. Node programs start the same way, without npm before them.
 *
 * @param folder where they run and leave their files
 */
export async function makeSubjects(
  folder: string,
  ours: Installed,
  vite: Installed,
): Promise<Subject[]> {
  const { nix, environment } = await nixSetup();
  // Both commands that use Nix find the same one, on the PATH.
  const path = [...(await pathWithNix(folder, nix.program)), process.env.PATH].join(':');
  const env = { ...environment, PATH: path, GIT_CEILING_DIRECTORIES: folder };
  const template = await makeFlakeTemplate(folder, ours, env);
  const repository = join(folder, 'large');
  await makeLargeRepository(repository);
  const node = process.execPath;
  const fresh = () => mkdtemp(join(folder, 'run-'));
  const large = async () => repository;
  const monorepo = join(folder, 'monorepo');
  await makeMonorepo(monorepo);
  const many = async () => monorepo;
  const poetryProject = join(folder, 'poetry');
  await makeLargePoetryProject(poetryProject);
  const poetry = async () => poetryProject;
  const behind = await makeBehindProject(await fresh(), [ours.program, ...scaffold], env);
  const behindCopy = async () => {
    const copy = await fresh();
    await cp(behind, copy, { recursive: true, preserveTimestamps: true });
    return copy;
  };
  const viteArgs = ['my-app', '--template', 'vanilla-ts', '--no-interactive'];
  return [
    { id: 'help', command: [node, ours.program, '--help'], folder: fresh },
    { id: 'help, vite', command: [node, vite.program, '--help'], folder: fresh },
    { id: 'create', command: [node, ours.program, ...scaffold], env, folder: fresh },
    { id: 'create, vite', command: [node, vite.program, ...viteArgs], env, folder: fresh },
    { id: 'update', command: [node, ours.program, 'update'], env, folder: behindCopy },
    // The same work as create-vite's: neither git nor Nix is started.
    {
      id: 'files',
      command: [node, ours.program, ...scaffold, '--no-git'],
      env: { ...env, PATH: await emptyFolder(folder) },
      folder: fresh,
    },
    { id: 'node', command: [node, '--eval', ''], folder: fresh },
    {
      id: 'create, nix',
      command: ['nix', 'flake', 'init', '--template', `path:${template}#uv`],
      env,
      folder: fresh,
    },
    { id: 'detect', command: [node, ours.program, 'detect'], folder: large },
    {
      id: 'detect, walk',
      command: [node, join(import.meta.dirname, 'walk.mjs')],
      folder: large,
    },
    { id: 'monorepo', command: [node, ours.program, 'detect'], folder: many },
    {
      id: 'monorepo, walk',
      command: [node, join(import.meta.dirname, 'walk.mjs'), 'dist', '.git'],
      folder: many,
    },
    { id: 'policy', command: [node, ours.program, 'policy'], folder: poetry },
    {
      id: 'policy, parse',
      command: [node, join(import.meta.dirname, 'parse.mjs')],
      folder: poetry,
    },
  ];
}

async function emptyFolder(folder: string): Promise<string> {
  const empty = join(folder, 'empty');
  await mkdir(empty);
  return empty;
}

async function pathWithNix(folder: string, program: string): Promise<string[]> {
  if (!program.includes('/')) return [];
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await symlink(program, join(bin, 'nix'));
  return [bin];
}

/** A flake whose template is what our command writes, so that both leave the same files. */
async function makeFlakeTemplate(
  folder: string,
  ours: Installed,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const template = join(folder, 'template');
  await mkdir(template);
  await runOrThrow(process.execPath, [ours.program, ...scaffold], { cwd: template, env });
  await rm(join(template, 'my-app', '.git'), { recursive: true });
  await writeFile(
    join(template, 'flake.nix'),
    '{ outputs = _: { templates.uv = { path = ./my-app; description = "uv"; }; }; }\n',
  );
  return template;
}
