import { posix } from 'node:path';
import type { TargetConfiguration } from 'nx/src/devkit-exports';
import type { Outputs } from '../../create-nix-project/src/for-nx-flake/index.ts';
import type { NixOptions } from './executors/nix.ts';
import { reportsFolder } from './executors/reports.ts';
import type { TargetNames } from './options.ts';

export interface FlakeTargets {
  /** Where Nix runs, from the root of the workspace. */
  readonly root: string;
  /** Folders elsewhere in the workspace that the flake gets. */
  readonly trees: readonly string[];
  readonly offered: Outputs;
  readonly names: TargetNames;
  /** The program for Nix; files of the workspace begin with `{workspaceRoot}/`. */
  readonly nix: readonly string[];
  /** As Nix calls this machine. */
  readonly system: string;
}

/** The targets of a flake. What only evaluates or builds is cached; what changes files or runs is not. */
export function flakeTargets(flake: FlakeTargets): Record<string, TargetConfiguration> {
  const { root, names, offered, system } = flake;
  const inputs = flakeFiles(flake);
  const program = isPlainNix(flake.nix) ? {} : { program: seenFrom(root, flake.nix) };
  const uncached = (args: readonly string[], description: string): TargetConfiguration => ({
    executor: 'nx-flake:nix',
    options: { args, cwd: root, ...program } satisfies NixOptions,
    metadata: { description, technologies: ['nix'] },
    cache: false,
  });
  // A lock file that does not fit is an error, so that what is cached follows from the files alone.
  const cached = (args: readonly string[], description: string): TargetConfiguration => ({
    ...uncached([...args, '--no-update-lock-file'], description),
    cache: true,
    inputs,
    outputs: [],
  });
  const build = (...what: string[]) => ['build', ...what, '--no-link', '--print-build-logs'];
  const check = cached(
    ['flake', 'check', '--print-build-logs'],
    'Evaluates the flake and builds its checks',
  );
  return {
    [names['flake-check']]: withReports(check, offered.reports),
    [names['flake-show']]: cached(['flake', 'show'], 'Lists the outputs of the flake'),
    [names['flake-update']]: uncached(
      ['flake', 'update'],
      'Updates flake.lock to the newest inputs',
    ),
    [names['nix-build']]: cached(build(), 'Builds the default package, without a result link'),
    [names['nix-fmt']]: uncached(['fmt'], 'Formats the files'),
    ...Object.fromEntries(
      offered.apps.map((app) => [
        `${names['nix-run']}-${app}`,
        uncached(['run', `.#${app}`, '--'], `Runs the app ${app}`),
      ]),
    ),
    ...Object.fromEntries(
      offered.checks.map((name) => [
        `${names.check}-${name}`,
        cached(build(`.#checks.${system}.${name}`), `Builds the check ${name}`),
      ]),
    ),
  };
}

function withReports(check: TargetConfiguration, reports: readonly string[]): TargetConfiguration {
  if (reports.length === 0) return check;
  return {
    ...check,
    options: { ...check.options, reports },
    outputs: [`{projectRoot}/${reportsFolder}`],
  };
}

/**
 * What decides the result. Files are named from the root of the workspace, because `{projectRoot}`
 * leaves out projects within, which a flake does see.
 */
function flakeFiles({
  root,
  trees,
  nix,
  system,
}: FlakeTargets): NonNullable<TargetConfiguration['inputs']> {
  const version = `${seenFrom('.', nix).map(quoted).join(' ')} --version`;
  return [
    ...[root, ...trees].map((tree) =>
      tree === '.' ? '{workspaceRoot}/**/*' : `{workspaceRoot}/${escaped(tree)}/**/*`,
    ),
    ...nix.filter((word) => word.startsWith(ofWorkspace)).map(escapedFile),
    // It must not fail where there is no Nix: Nx would stop before the task could say what is missing.
    { runtime: `${version} && echo ${system} || echo no Nix, ${system}` },
    // Nx would take all npm packages for inputs of a program that it does not know.
    { externalDependencies: [] },
  ];
}

const ofWorkspace = '{workspaceRoot}/';

function isPlainNix(program: readonly string[]): boolean {
  return program.length === 1 && program[0] === 'nix';
}

/** A program with the paths of its files from a folder of the workspace: the same on every machine. */
function seenFrom(folder: string, program: readonly string[]): string[] {
  return program.map((word) => {
    if (!word.startsWith(ofWorkspace)) return word;
    const path = posix.relative(folder, word.slice(ofWorkspace.length));
    // A word without a slash would be looked for on the PATH.
    return path.startsWith('../') ? path : `./${path}`;
  });
}

/** A word of a command for the shell that Nx starts for `runtime`. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function escapedFile(word: string): string {
  return ofWorkspace + escaped(word.slice(ofWorkspace.length));
}

/**
 * A path as a glob. The globs of Nx know no escapes: what would mean something else becomes a sign for
 * any sign, which at worst takes in a folder that differs in nothing but this one.
 */
function escaped(path: string): string {
  return path.replace(/[*?![\]{}()\\]/g, '?');
}
