import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hostSystem, type NixSetup, nixSetup } from '../../../tools/host/nix-setup.ts';
import { runOrThrow } from '../../../tools/host/run.ts';
import { writesJsonLog } from '../src/executors/json-log.ts';
import { nxFolder } from './nx-versions.ts';
import { nxJson, recordOf, Workspace } from './workspace.ts';

/** The oldest Nx, and one of the newest; the others start executors as one of these does. */
const nxVersions = ['22.0.0', '24.0.6'];

const flakeNix = (nixpkgs: string) => `{
  inputs.nixpkgs.url = "${nixpkgs}";
  outputs = { nixpkgs, ... }: let
    each = f: nixpkgs.lib.genAttrs [ "${hostSystem()}" ] (system: f (import ./nix nixpkgs.legacyPackages.\${system}));
  in {
    packages = each (project: { default = project.report; test-report = project.report; });
    checks = each (project: project.checks);
  };
}
`;

/** A report that is made whatever the tests say, as those of the templates. */
const project = (tests: string) => `pkgs: rec {
  report = pkgs.runCommand "test-report" { } "mkdir $out; echo '<testsuites/>' > $out/junit.xml";
  checks = {
    tests = pkgs.runCommand "my-tests" { } ''
      for line in $(seq 40); do echo "line $line of my-tests"; done
      test -e \${report}/junit.xml
      ${tests}
    '';
    lint = pkgs.runCommand "my-lint" { } "echo in order; touch $out";
  };
}
`;

let setup: NixSetup;

beforeAll(async () => {
  setup = await nixSetup();
});

async function make(version: string, tests: string): Promise<Workspace> {
  const { nixpkgs } = setup.offlineInputs;
  const files = {
    'nx.json': nxJson({ options: { nix: [setup.nix.program] } }),
    '.gitignore': 'node_modules\n.nx\nbin\nruns\n',
    'app/.nix-project.json': recordOf({ checks: ['tests', 'lint'], reports: ['test-report'] }),
    'app/flake.nix': flakeNix(
      nixpkgs === undefined
        ? 'github:NixOS/nixpkgs/nixos-26.05'
        : `path:${pathToFileURL(nixpkgs).pathname}`,
    ),
    'app/nix/default.nix': project(tests),
  };
  const workspace = new Workspace(files, await nxFolder(version));
  onTestFinished(() => workspace.remove());
  workspace.commit();
  await runOrThrow(setup.nix.program, ['flake', 'lock'], {
    cwd: join(workspace.folder, 'app'),
    env: setup.environment,
  });
  workspace.commit();
  return workspace;
}

function run(workspace: Workspace, target: string) {
  const { PATH = '' } = process.env;
  const environment = { ...setup.environment, PATH };
  const { code, stdout, stderr } = workspace.nx(['run', `app:${target}`], environment);
  return { code, told: stdout + stderr };
}

/** What is seen of a target in a terminal, which util-linux or macOS makes. */
function inTerminal(workspace: Workspace, target: string): string {
  const { PATH = '' } = process.env;
  const terminal = { PATH, TERM: 'xterm', NO_COLOR: undefined, CI: undefined };
  const environment = { ...setup.environment, ...terminal };
  const [program, args, options] = workspace.nxCommand(['run', `app:${target}`], environment);
  const words = [program, ...args];
  const scriptArgs =
    process.platform === 'linux'
      ? ['-qec', words.map((word) => `'${word}'`).join(' '), '/dev/null']
      : ['-q', '/dev/null', ...words];
  return spawnSync('script', scriptArgs, { ...options, encoding: 'utf8' }).stdout;
}

describe.each(nxVersions)('Nx %s and a real Nix', (version) => {
  const report = (workspace: Workspace) =>
    join(workspace.folder, 'app/result-reports/test-report/junit.xml');

  test('a failing check: its name, the end of its log, the reason, and its report', async () => {
    const fails = `echo "ModuleNotFoundError: No module named 'numpy'"; exit 3`;
    const workspace = await make(version, fails);
    const { code, told } = run(workspace, 'flake-check');
    expect(code).toBe(1);
    const [, block = ''] = told.split('nx-flake: ');
    expect(block).toMatch(
      new RegExp(
        `^checks.${hostSystem()}.tests \\(my-tests\\) failed: builder failed with exit code 3\n` +
          '  the full log: nix log /\\S+-my-tests.drv\n  the end of it:\n    line 17 of my-tests\n',
      ),
    );
    expect(block).toContain("    line 40 of my-tests\n    ModuleNotFoundError: No module named 'n");
    expect(block).toContain('A Python module is missing: numpy');
    expect(block).not.toContain('line 16 of my-tests');
    expect(readFileSync(report(workspace), 'utf8')).toBe('<testsuites/>\n');
  });

  test('at a terminal Nix shows it with its own colours, and its end is not shown twice', async () => {
    const workspace = await make(version, 'exit 3');
    const told = inTerminal(workspace, 'flake-check');
    expect(told).toContain(`nx-flake: checks.${hostSystem()}.tests (my-tests) failed: builder`);
    expect(told).toContain('the full log: nix log /');
    const hasTerminal = writesJsonLog(`nix (Nix) ${setup.nix.version}`);
    expect(told.includes('\x1b[31;1merror:')).toBe(hasTerminal);
    expect(told.includes('the end of it:')).toBe(!hasTerminal);
  });

  test('one that passes is replayed, with its report', async () => {
    const workspace = await make(version, 'touch $out');
    const first = run(workspace, 'flake-check');
    expect(first).toMatchObject({ code: 0 });
    expect(first.told).toContain("checking flake output 'checks'");
    rmSync(join(workspace.folder, 'app/result-reports'), { recursive: true });

    const second = run(workspace, 'flake-check');
    expect(second).toMatchObject({ code: 0 });
    expect(second.told).toContain("checking flake output 'checks'");
    expect(second.told).toMatch(/local cache|read the output from the cache|from cache/i);
    expect(readFileSync(report(workspace), 'utf8')).toBe('<testsuites/>\n');
  });

  test('one check alone', async () => {
    const workspace = await make(version, 'exit 1');
    expect(run(workspace, 'check-lint').code).toBe(0);
    const { code, told } = run(workspace, 'check-tests');
    expect(code).toBe(1);
    expect(told).toContain(`nx-flake: checks.${hostSystem()}.tests (my-tests) failed: builder`);
    expect(existsSync(report(workspace))).toBe(false);
  });

  test('a report is made although another check has failed first', async () => {
    const workspace = await make(version, 'exit 1');
    // The check does without it, so that Nix has not made it.
    const text = project(`exit 1 # ${version}`).replace('test -e ${report}/junit.xml', '');
    workspace.write(
      'app/nix/default.nix',
      text.replace('mkdir $out;', `mkdir $out; # ${version}\n`),
    );
    expect(run(workspace, 'flake-check').code).toBe(1);
    expect(existsSync(report(workspace))).toBe(true);
  });

  test('a flake that does not evaluate is explained, and no build is named', async () => {
    const workspace = await make(version, 'touch $out');
    workspace.write('app/nix/default.nix', 'pkgs: { checks = ; }\n');
    const { code, told } = run(workspace, 'flake-check');
    expect(code).toBe(1);
    expect(told).toContain('syntax error');
    expect(told).toContain('(nix-syntax)');
    expect(told).not.toContain('nx-flake: ');
  });
});
