import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));
const repository = fileURLToPath(new URL('../../..', import.meta.url));

/** The Nx that this repository uses. */
export const nxOfRepository = realpathSync(join(repository, 'node_modules/nx'));

/** A record of create-nix-project, which says what a flake offers. */
export function recordOf(outputs: Readonly<Record<string, readonly string[]>>): string {
  return JSON.stringify({ schemaVersion: 2, outputs });
}

/** A flake.nix with these lines before its outputs. */
export function flake(inputs = ''): string {
  return `{\n  ${inputs}\n  outputs = _: { };\n}\n`;
}

export const nxJson = (options: object = {}) =>
  JSON.stringify({ analytics: false, plugins: [{ plugin: 'nx-flake', ...options }] });

/** Three flakes: `web` gets `lib`, and `tool` neither. */
export const threeFlakes: Readonly<Record<string, string>> = {
  'nx.json': nxJson(),
  '.gitignore': 'node_modules\n.nx\nbin\nruns\n*.log\n',
  'apps/web/flake.nix': flake('inputs.lib.url = "path:../../lib";'),
  'apps/web/src/main.py': 'print(1)\n',
  'lib/flake.nix': flake(),
  'lib/src/lib.py': 'x = 1\n',
  'tool/flake.nix': flake(),
};

/** A workspace in a temporary folder, with the built plugin. Remove it with `remove`. */
export class Workspace {
  readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'nx-flake-')));
  private readonly nxFolder: string;

  constructor(files: Readonly<Record<string, string>>, nxFolder: string = nxOfRepository) {
    this.nxFolder = nxFolder;
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    mkdirSync(join(this.folder, 'node_modules'), { recursive: true });
    symlinkSync(nxFolder, join(this.folder, 'node_modules/nx'));
    symlinkSync(packageFolder, join(this.folder, 'node_modules/nx-flake'));
    this.write('bin/nix', nixThatRecords, 0o755);
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text, { mode });
  }

  /** Makes it a git repository in which everything is committed. */
  commit(): void {
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=all');
  }

  /** What Nx does with these arguments. The stand-in for Nix comes first on the PATH. */
  nx(args: readonly string[], environment: Readonly<Record<string, string>> = {}, inner = '.') {
    const [program = '', ...words] = this.command(args);
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd: join(this.folder, inner),
      encoding: 'utf8',
      env: this.environment(environment),
    });
    return { code: status, stdout, stderr };
  }

  /** The program and arguments that start Nx. */
  command(args: readonly string[]): string[] {
    const { bin } = JSON.parse(readFileSync(join(this.nxFolder, 'package.json'), 'utf8'));
    return [process.execPath, join(this.nxFolder, bin.nx), ...args];
  }

  /** How a process for Nx is started: the program, its arguments, and options. */
  nxCommand(
    args: readonly string[],
    environment: Readonly<Record<string, string | undefined>> = {},
  ) {
    const [program = '', ...words] = this.command(args);
    return [program, words, { cwd: this.folder, env: this.environment(environment) }] as const;
  }

  environment<Value extends string | undefined>(
    more: Readonly<Record<string, Value>>,
  ): Record<string, string | Value> {
    const nix = join(this.folder, 'bin');
    return {
      HOME: this.folder,
      TMPDIR: tmpdir(),
      PATH: [nix, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_TUI: 'false',
      NO_COLOR: '1',
      CI: 'true',
      ...more,
    };
  }

  /** What git tells of the workspace. */
  git(...args: string[]): string {
    const settings = ['-c', 'user.name=test', '-c', 'user.email=test@test'];
    return execFileSync('git', [...settings, ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  }

  /** What Nx says of a project. */
  project(name: string) {
    return JSON.parse(this.nx(['show', 'project', name, '--json']).stdout);
  }

  /** The dependencies in the project graph, such as `web -> lib`. */
  edges(): string[] {
    this.nx(['graph', '--file=runs/graph.json']);
    const { graph } = JSON.parse(readFileSync(join(this.folder, 'runs/graph.json'), 'utf8'));
    const all = Object.values(graph.dependencies).flat() as { source: string; target: string }[];
    return all.map(({ source, target }) => `${source} -> ${target}`).sort();
  }

  /** The commands that Nix got since the last time, each with its folder. */
  nixRuns(): string[] {
    const path = join(this.folder, 'runs/nix');
    try {
      return readFileSync(path, 'utf8').trim().split('\n').sort();
    } catch {
      return [];
    } finally {
      rmSync(path, { force: true });
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What each command for Nix ends with, or has before the arguments of an app. */
export const settings = '--extra-experimental-features nix-command flakes';

/**
 * Says its version, and otherwise writes down where and how it was started. What else it does, a test
 * says with the variable NIX_DOES.
 */
const nixThatRecords = `#!/bin/sh
if [ "$1" = --version ]; then echo "nix (Nix) \${NIX_VERSION_FOR_TEST:-2.31.0}"; exit; fi
top=$(dirname "$(dirname "$0")")
mkdir -p "$top/runs"
echo "\${PWD#"$top"/}: $*" >> "$top/runs/nix"
eval "$NIX_DOES"
echo "nix was here"
`;
