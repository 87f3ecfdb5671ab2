import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../host/cache.ts';
import { freshCopy } from '../host/fresh-copy.ts';
import { nixCommand } from '../host/nix-command.ts';
import { hostSystem, type NixSetup, nixSetup } from '../host/nix-setup.ts';
import { scriptsOf } from '../test/scripts-of.ts';
import { committed } from './committed.ts';
import { measure, type Subject } from './measure.ts';

/** What was measured of examples/cuda-compositor, in milliseconds. */
export interface TorchFigures {
  /** Entering the dev shell, when its packages are installed. */
  readonly entry: number;
  /** Entering a dev shell with nothing in it. */
  readonly emptyShell: number;
  /** Checking 200 requirements against 600 packages. */
  readonly check: number;
}

const emptyFlake = `{
  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixos-26.05";

  outputs =
    { nixpkgs, ... }:
    {
      devShells.${hostSystem()}.default = nixpkgs.legacyPackages.${hostSystem()}.mkShell { };
    };
}
`;

/**
 * Measures the second entry of the dev shell against an empty one, and the requirements check.
 *
 * @param folder one to work in
 * @throws when something fails
 */
export async function measureTorch(folder: string, rounds: number): Promise<TorchFigures> {
  const project = await freshCopy({ folder: join(repository, 'examples', 'cuda-compositor') });
  try {
    const setup = await nixSetup(project);
    const subjects = [
      enter(setup, 'entry', await committed(project)),
      enter(setup, 'empty shell', await committed(await makeEmptyShell(folder, project))),
      await check(project, join(folder, 'requirements')),
    ];
    const measured = await measure(subjects, rounds);
    const [entry = 0, emptyShell = 0, requirements = 0] = subjects.map(
      ({ id }) => measured.get(id)?.milliseconds,
    );
    return { entry, emptyShell, check: requirements };
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}

async function makeEmptyShell(folder: string, project: string): Promise<string> {
  const empty = join(folder, 'empty-shell');
  await mkdir(empty);
  await writeFile(join(empty, 'flake.nix'), emptyFlake);
  await cp(join(project, 'flake.lock'), join(empty, 'flake.lock'));
  return empty;
}

function enter(setup: NixSetup, id: string, folder: string): Subject {
  const command = nixCommand(setup, ['develop', '--command', 'true'], folder);
  return { id, command, env: setup.environment, folder: async () => folder };
}

/** 600 packages that Nix is to provide, and 200 requirements, every third about one of them. */
async function check(project: string, folder: string): Promise<Subject> {
  const file = join(folder, 'requirements.txt');
  const provided = join(folder, 'site-packages');
  for (let index = 0; index < 600; index += 1) {
    const name = index === 0 ? 'torch' : `package-${index}`;
    const info = join(provided, `${name.replace('-', '_')}-1.${index}.dist-info`);
    await mkdir(info, { recursive: true });
    const metadata = `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.${index}\n`;
    await writeFile(join(info, 'METADATA'), `${metadata}Requires-Dist: other>=2\n`);
  }
  const lines = Array.from({ length: 200 }, (_, index) =>
    index % 3 === 0
      ? `package-${index}>=1.0,<2 ; python_version >= "3.12"`
      : `other-${index}[extra]==1.${index}.0`,
  );
  await writeFile(file, `${lines.join('\n')}\n`);
  const verify = await readFile(join(await scriptsOf(project), 'verify'), 'utf8');
  const [, python = '', programs = ''] = /^exec (\S+) (\S+)\/verify\.py/m.exec(verify) ?? [];
  const script = join(programs, 'check_requirements.py');
  const options = ['--owner', 'nix', '--provided', provided, file];
  return {
    id: 'requirements',
    command: [python, script, ...options],
    folder: async () => folder,
  };
}
