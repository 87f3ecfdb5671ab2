import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shop } from './init-workspace.ts';
import type { Workspace } from './workspace.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const command = join(repository, 'packages/create-nix-project/dist/main.cjs');

interface Project {
  readonly name: string;
  /** Puts the project, without its Nix files, into a folder that is there. */
  readonly fill: (folder: string) => void;
  readonly flags: readonly string[];
}

/** A .gitignore that is not UTF-8, without a line ending at its end. */
const latin1 = Buffer.from([0xe9, 0x2e, 0x6c, 0x6f, 0x67]);

const variants = readdirSync(join(repository, 'templates')).filter((name) => !name.startsWith('_'));

/** A new project of each variant, with its default answers and with other ones. */
const newProjects: Project[] = [
  ...variants
    .filter((name) => !name.includes('.'))
    .map((id) => ({
      name: `a new project, ${id}`,
      fill: () => {},
      flags: ['--template', id],
    })),
  {
    name: 'a new project with answers of all types',
    fill: () => {},
    flags: [
      ...['--template', 'uv', '--name', 'till', '--python=3.14'],
      ...['--set', "description=It's 5 $ & more", '--set=direnv=no', '--set=vscode=yes'],
      ...['--set=library-path=shell', '--set', 'system-packages=cmake, ffmpeg'],
    ],
  },
];

/** The real projects among the examples, and what their users have to say. */
const realProjects: Project[] = [
  ['cuda-compositor', '--set=pytest=yes'],
  ['poetry2nix-assistant'],
  ['poetry2nix-can-api', '--set=vscode=no'],
  ['rust-inference', '--set=coverage=no', '--set=environment=FLAGS=-a\\,-b\\ -c,B=2'],
  ['uv-equity-audit', '--set=system-packages=cmake'],
  ['uv-workspace', '--set=test-folders=packages/finder,packages/fuzzy'],
].map(([example = '', ...flags]) => ({
  name: `the example ${example}`,
  fill: (folder) => copyWithoutNix(example, folder),
  flags,
}));

/** Git's files of an example, without those that its record calls generated. */
function copyWithoutNix(example: string, target: string): void {
  const source = join(repository, 'examples', example);
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: source, encoding: 'utf8' });
  const { generated } = JSON.parse(readFileSync(join(source, '.nix-project.json'), 'utf8'));
  const isNix = (path: string) =>
    path in generated || ['.nix-project.json', 'answers.json'].includes(path);
  for (const path of listed.split('\0').filter((name) => name !== '' && !isNix(name)))
    cpSync(join(source, path), join(target, path));
}

/** Every file of the project, with its content and whether it can be run. */
function files({ folder }: Workspace): Record<string, string> {
  const top = join(folder, 'apps/till');
  const paths = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map((path) => {
      const isProgram = (statSync(path).mode & 0o111) !== 0;
      return [path.slice(top.length + 1), `${isProgram} ${readFileSync(path, 'latin1')}`];
    }),
  );
}

const projects = [...newProjects, ...realProjects].map(
  (project) => [project.name, project] as const,
);

test.each(projects)('%s gets the files of the command', (_, project) => {
  const workspace = shop();
  const target = join(workspace.folder, 'apps/till');
  mkdirSync(target, { recursive: true });
  project.fill(target);
  writeFileSync(join(target, '.gitignore'), latin1);
  const before = files(workspace);
  const environment = workspace.environment({ GIT_CEILING_DIRECTORIES: dirname(workspace.folder) });
  const args = ['.', '--yes', '--no-lock', ...project.flags];
  execFileSync(process.execPath, [command, ...args], { cwd: target, env: environment });
  const expected = files(workspace);
  expect(Object.keys(expected)).toContain('flake.nix');
  for (const path of Object.keys(expected)) if (!(path in before)) rmSync(join(target, path));
  writeFileSync(join(target, '.gitignore'), latin1);
  workspace.git('reset', '--quiet');

  const { code, stdout, stderr } = workspace.nx([
    ...['generate', 'nx-flake:init', 'apps/till', '--no-lock'],
    ...project.flags,
  ]);
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
  expect(files(workspace)).toEqual(expected);
});
