import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nxFolder, otherNxVersions } from './nx-versions.ts';
import { flake, nxJson, recordOf, settings, threeFlakes, Workspace } from './workspace.ts';

async function make(version: string, files = threeFlakes): Promise<Workspace> {
  const workspace =
    version === 'of this repository'
      ? new Workspace(files)
      : new Workspace(files, await nxFolder(version));
  onTestFinished(() => workspace.remove());
  workspace.commit();
  return workspace;
}

const generatedFlake: Readonly<Record<string, string>> = {
  'nx.json': nxJson(),
  '.gitignore': 'node_modules\n.nx\nbin\nruns\n',
  'app/.nix-project.json': recordOf({ apps: ['default'], reports: ['test-report'] }),
  'app/flake.nix':
    '{ outputs = _: { apps = each (p: { default = { }; }); packages = each (p: { default = 1; test-report = 2; }); }; }',
};

/** Builds a report by the name of `store` in the workspace. */
const buildsReport = 'case "$*" in build*-report*) echo "$top/runs/store"; exit ;; esac';

describe.each(['of this repository', ...otherNxVersions])('Nx %s', (version) => {
  test('what Nix prints is passed on as it comes, and replayed', async () => {
    const workspace = await make(version);
    const NIX_DOES = "printf 'to standard output\\n'; printf 'to standard error: ä\\n' >&2";
    const run = () => workspace.nx(['run', 'lib:flake-check'], { NIX_DOES });
    const [first, second] = [run(), run()];
    expect(workspace.nixRuns()).toHaveLength(1);
    for (const { code, stdout, stderr } of [first, second]) {
      expect(code).toBe(0);
      expect(stdout + stderr).toContain('to standard output');
      expect(stdout + stderr).toContain('to standard error: ä');
    }
  });

  test('what stands behind the target is for Nix, and behind an app for the app', async () => {
    const workspace = await make(version, generatedFlake);
    workspace.nx(['run', 'app:flake-check', '--keep-going']);
    workspace.nx(['run', 'app:nix-run-default', '--', '--cwd', 'elsewhere', 'a b', '--args=x']);
    expect(workspace.nixRuns()).toEqual(
      expect.arrayContaining([
        `app: flake check --print-build-logs --no-update-lock-file ${settings} --keep-going`,
        `app: run .#default ${settings} -- --cwd elsewhere a b --args=x`,
      ]),
    );
  });

  test("a target of the user's own runs in the folder of its project", async () => {
    const image = {
      executor: 'nx-flake:nix',
      options: { args: ['build', '.#image', '--out-link', 'result-image'] },
    };
    const workspace = await make(version, {
      ...threeFlakes,
      'apps/web/project.json': JSON.stringify({ name: 'shop', targets: { image } }),
    });
    expect(workspace.nx(['run', 'shop:image']).code).toBe(0);
    expect(workspace.nixRuns()).toEqual([
      `apps/web: build .#image --out-link result-image ${settings}`,
    ]);
  });

  test('a build that failed is named, with the end of its log and the reason', async () => {
    const workspace = await make(version);
    const NIX_DOES = [
      'if [ "$1" = log ]; then',
      '  echo first; echo "ModuleNotFoundError: No module named \'numpy\'"; exit',
      'fi',
      `cat '${join(import.meta.dirname, 'nix-output/check-2.34.log')}' >&2; exit 1`,
    ].join('\n');
    const { code, stdout, stderr } = workspace.nx(['run', 'lib:flake-check'], { NIX_DOES });
    expect(code).toBe(1);
    const told = stdout + stderr;
    expect(told).toContain(
      'nx-flake: checks.x86_64-linux.dep (dep) failed: builder failed with exit code 1',
    );
    expect(told).toContain('the full log: nix log /nix/store/7fs6b97zr5akmjxa0pxwcmsqyl8dy696-');
    expect(told).toContain("    first\n    ModuleNotFoundError: No module named 'numpy'");
    expect(told).toContain('A Python module is missing: numpy');
    expect(told).toContain('nx-flake: checks.x86_64-linux.fetched (fetched) failed: hash mismatch');
    expect(told).toContain('A download does not match its locked checksum');
  });

  test('reports are there after a check that fails, and come back from the cache with one that passes', async () => {
    const workspace = await make(version, generatedFlake);
    workspace.write('runs/store/junit.xml', '<failed/>');
    const report = join(workspace.folder, 'app/result-reports/test-report/junit.xml');
    const check = (does: string) =>
      workspace.nx(['run', 'app:flake-check'], { NIX_DOES: `${buildsReport}; ${does}` });
    const failure = join(import.meta.dirname, 'nix-output/build-2.34.log');
    expect(check(`[ "$1" != flake ] || { cat '${failure}' >&2; exit 1; }`).code).toBe(1);
    expect(readFileSync(report, 'utf8')).toBe('<failed/>');

    workspace.nixRuns();
    workspace.write('runs/store/junit.xml', '<passed/>');
    expect(check('').code).toBe(0);
    expect(workspace.nixRuns()).toHaveLength(2);
    rmSync(join(workspace.folder, 'app/result-reports'), { recursive: true });
    expect(check('').code).toBe(0);
    expect(workspace.nixRuns()).toEqual([]);
    expect(readFileSync(report, 'utf8')).toBe('<passed/>');
  });

  test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)('%s ends Nix too', async (signal) => {
    const workspace = await make(version);
    const pidFile = join(workspace.folder, 'runs/pid');
    // A wrapper, as npx and tsx are: what it has started has to end as well.
    const NIX_DOES = `sleep 300 & echo $! > '${pidFile}.new'; mv '${pidFile}.new' '${pidFile}'; wait`;
    const [program, args, options] = workspace.nxCommand(['run', 'lib:flake-check'], { NIX_DOES });
    const nx = spawn(program, args, { ...options, stdio: 'ignore' });
    const ended = new Promise((resolve) => nx.on('exit', (code, by) => resolve(code ?? by)));
    await until(() => existsSync(pidFile));
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(isRunning(pid)).toBe(true);
    nx.kill(signal);
    expect(await ended).not.toBe(0);
    await until(() => !isRunning(pid));
    expect(isRunning(pid)).toBe(false);
  });
});

/** A program that says where it was started, and starts Nix. */
const wrapper = `
import { spawnSync } from 'node:child_process';
console.error('in', process.cwd(), process.env.PWD, process.env.INIT_CWD);
process.exitCode = spawnSync('nix', process.argv.slice(2), { stdio: 'inherit' }).status;
`;

test('another program is started for Nix', async () => {
  const options = { nix: ['node', '{workspaceRoot}/tools/my nix.mjs'] };
  const workspace = await make('of this repository', {
    'nx.json': nxJson({ options }),
    '.gitignore': 'node_modules\n.nx\nbin\nruns\n',
    'apps/web/flake.nix': flake(),
    'tools/my nix.mjs': wrapper,
  });
  const INIT_CWD = workspace.folder;
  const run = () => workspace.nx(['run', 'web:flake-show'], { INIT_CWD, PWD: INIT_CWD });
  const { code, stdout, stderr } = run();
  expect(code).toBe(0);
  const web = join(workspace.folder, 'apps/web');
  expect(stdout + stderr).toContain(`in ${web} ${web} ${web}`);
  expect(workspace.nixRuns()).toEqual([`apps/web: flake show --no-update-lock-file ${settings}`]);
  run();
  expect(workspace.nixRuns()).toEqual([]);
  workspace.write('tools/my nix.mjs', `${wrapper}// changed\n`);
  run();
  expect(workspace.nixRuns()).toHaveLength(1);
});

test('a program that is not there is named', async () => {
  const workspace = await make('of this repository', {
    ...threeFlakes,
    'nx.json': nxJson({ options: { nix: ['no-such-nix'] } }),
  });
  const { code, stdout, stderr } = workspace.nx(['run', 'lib:flake-check']);
  expect(code).toBe(1);
  expect(stdout + stderr).toContain(
    'nx-flake: no-such-nix, which the option "nix" in nx.json names, does not start: there is no such program.',
  );
});

test('nothing is built once more for a report of what has failed', async () => {
  const workspace = await make('of this repository', generatedFlake);
  const failure = join(import.meta.dirname, 'nix-output/build-2.34.log');
  const [derivation = ''] =
    /\/nix\/store\/\S+-other\.drv/.exec(readFileSync(failure, 'utf8')) ?? [];
  const NIX_DOES = `case "$1" in flake) cat '${failure}' >&2; exit 1 ;; path-info) echo '${derivation}'; exit ;; esac`;
  expect(workspace.nx(['run', 'app:flake-check'], { NIX_DOES }).code).toBe(1);
  const commands = workspace.nixRuns().map((line) => line.split(' ')[1]);
  expect(commands).toEqual(['flake', 'log', 'path-info']);
});

test('a report that cannot be built fails a check that has passed, so that it is not cached', async () => {
  const workspace = await make('of this repository', generatedFlake);
  const NIX_DOES = '[ "$1" != build ] || { echo "error: no report" >&2; exit 1; }';
  const { code, stdout, stderr } = workspace.nx(['run', 'app:flake-check'], { NIX_DOES });
  expect(code).toBe(1);
  expect(stdout + stderr).toContain('error: no report');
  expect(stdout + stderr).toContain('nx-flake: the report test-report cannot be built.');
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended stays until its parent has asked for it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 600 && !condition(); tries += 1) await setTimeout(100);
}
