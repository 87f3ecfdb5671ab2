import type { TargetConfiguration } from 'nx/src/devkit-exports';
import type { OfferedNames } from './generated-names.ts';
import type { TargetNames } from './options.ts';

export interface FlakeTargets {
  /** Where the commands run, from the root of the workspace. */
  readonly root: string;
  /** Folders elsewhere in the workspace that the flake gets. */
  readonly trees: readonly string[];
  readonly offered: OfferedNames;
  readonly names: TargetNames;
  /** As Nix calls this machine. */
  readonly system: string;
}

/** The targets of a flake. What only evaluates or builds is cached; what changes files or runs is not. */
export function flakeTargets(flake: FlakeTargets): Record<string, TargetConfiguration> {
  const { root, names, offered, system } = flake;
  const inputs = flakeFiles(flake);
  // A lock file that does not fit is an error, so that what is cached follows from the files alone.
  const cached = (command: string, description: string): TargetConfiguration => ({
    command: `${command} --no-update-lock-file`,
    options: { cwd: root },
    metadata: { description, technologies: ['nix'] },
    cache: true,
    inputs,
    outputs: [],
  });
  const uncached = (command: string, description: string): TargetConfiguration => ({
    command,
    options: { cwd: root },
    metadata: { description, technologies: ['nix'] },
    cache: false,
  });
  const build = (what: string) => `nix build${what} --no-link --print-build-logs`;
  return {
    [names['flake-check']]: cached(
      'nix flake check --print-build-logs',
      'Evaluates the flake and builds its checks',
    ),
    [names['flake-show']]: cached('nix flake show', 'Lists what the flake offers'),
    [names['flake-update']]: uncached('nix flake update', 'Writes a new flake.lock'),
    [names['nix-build']]: cached(build(''), 'Builds the default package, without a link to it'),
    [names['nix-fmt']]: uncached('nix fmt', 'Formats the files'),
    ...Object.fromEntries(
      offered.apps.map((app) => [
        `${names['nix-run']}-${app}`,
        uncached(`nix run .#${app} --`, `Runs the app ${app}`),
      ]),
    ),
    ...Object.fromEntries(
      offered.checks.map((check) => [
        `${names.check}-${check}`,
        cached(build(` .#checks.${system}.${check}`), `Builds the check ${check}`),
      ]),
    ),
  };
}

/**
 * What decides the result. Files are named from the root of the workspace, because `{projectRoot}`
 * leaves out projects within, which a flake does see.
 */
function flakeFiles({
  root,
  trees,
  system,
}: FlakeTargets): NonNullable<TargetConfiguration['inputs']> {
  return [
    ...[root, ...trees].map((tree) =>
      tree === '.' ? '{workspaceRoot}/**/*' : `{workspaceRoot}/${escaped(tree)}/**/*`,
    ),
    // It must not fail where there is no Nix: Nx would stop before the task could say what is missing.
    { runtime: `nix --version && echo ${system} || echo no Nix, ${system}` },
    // Nx would take all npm packages for inputs of a command.
    { externalDependencies: [] },
  ];
}

/**
 * A path as a glob. The globs of Nx know no escapes: what would mean something else becomes a sign for
 * any sign, which at worst takes in a folder that differs in nothing but this one.
 */
function escaped(path: string): string {
  return path.replace(/[*?![\]{}()\\]/g, '?');
}
