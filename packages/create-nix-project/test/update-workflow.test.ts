/**
 * Runs the steps of the generated workflow for updates, with real git and the built command. `gh` and
 * `nix flake update` are stand-ins, as both need GitHub.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { packText } from '../src/record/packed-text.ts';
import { cli, git, main, programs, testFolder } from './cli.ts';

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const tools = ['bash', 'cat', 'echo', 'jq', 'sed', 'sh', 'tee'];

const updatesLock = `test "$*" = "flake update" || exit 9\n: >> flake.lock\necho "• Updated input 'nixpkgs'" >&2`;

/** A project that is behind, in a clone of a repository that it can be pushed to. */
function clone(): string {
  const folder = testFolder();
  cli(folder, ['app', '--template', 'uv', '--set=updates=yes', '--yes', '--no-lock']);
  const app = join(folder, 'app');
  const path = join(app, 'nix/shell.nix');
  const text = `# An old line.\n${readFileSync(path, 'utf8')}`;
  const record = JSON.parse(readFileSync(join(app, '.nix-project.json'), 'utf8'));
  record.generated['nix/shell.nix'] = packText(text);
  writeFileSync(path, text);
  writeFileSync(join(app, '.nix-project.json'), JSON.stringify(record, null, 2));
  commit(app);
  git(folder, 'clone', '--quiet', '--bare', 'app', 'origin');
  git(folder, 'clone', '--quiet', 'origin', 'clone');
  return join(folder, 'clone');
}

function commit(folder: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'before');
}

/** Runs the steps as the runner does. Gives what failed, and the arguments that `gh` got. */
function runWorkflow(folder: string, nix: string = updatesLock) {
  const text = readFileSync(join(folder, '.github/workflows/nix-update.yml'), 'utf8');
  const { defaults, jobs } = parse(text);
  // What GitHub starts: pipes fail with their first program only where bash is asked for.
  // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
  const shell = defaults?.run?.shell === 'bash' ? ['-eo', 'pipefail'] : ['-e'];
  const steps: Step[] = jobs['pull-request'].steps;
  const temporary = testFolder();
  const bin = programs({
    npx: `test "$1 $2" = "--yes create-nix-project@latest" || exit 9\nshift 2\nexec "${process.execPath}" "${main}" "$@"`,
    nix,
    gh: `printf '%s\\n' "$@" >> "${temporary}/gh"`,
  });
  for (const name of tools) {
    const place = execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    if (place.startsWith('/')) execFileSync('ln', ['-sf', place, join(bin, name)]);
  }
  for (const { name, run } of steps) {
    if (run === undefined) continue;
    const { status, stdout } = spawnSync('bash', [...shell, '-c', run], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: bin,
        HOME: temporary,
        RUNNER_TEMP: temporary,
        GIT_CEILING_DIRECTORIES: dirname(temporary),
      },
    });
    if (status !== 0) return { failed: name, stdout, temporary };
  }
  return { temporary };
}

test('what is new becomes a branch and a pull request that says what changed', () => {
  const app = clone();
  const { failed, temporary } = runWorkflow(app);
  expect(failed).toBeUndefined();
  const origin = join(app, '../origin');
  expect(git(origin, 'log', '--format=%an: %s', '-1', 'nix-update')).toBe(
    'github-actions[bot]: Update the Nix templates and inputs\n',
  );
  expect(git(origin, 'show', 'nix-update:nix/shell.nix')).not.toContain('An old line.');
  expect(readFileSync(join(temporary, 'gh'), 'utf8').split('\n')).toEqual(
    expect.arrayContaining(['pr', 'create', '--head', 'nix-update', join(temporary, 'text.md')]),
  );
  const text = readFileSync(join(temporary, 'text.md'), 'utf8');
  expect(text).toMatch(/^uv 2\.0\.0 → uv 2\.0\.0\n/);
  expect(text).toContain("    • Updated input 'nixpkgs'");
});

test('without news there is no pull request', () => {
  const folder = testFolder();
  cli(folder, ['app', '--template', 'uv', '--set=updates=yes', '--yes', '--no-lock']);
  const app = join(folder, 'app');
  commit(app);
  const { failed, temporary } = runWorkflow(app);
  expect([failed, existsSync(join(temporary, 'gh'))]).toEqual([undefined, false]);
});

test('a conflict fails the run and is shown, and nothing is pushed', () => {
  const app = clone();
  const path = join(app, 'nix/shell.nix');
  writeFileSync(path, readFileSync(path, 'utf8').replace('# An old line.', '# My line.'));
  commit(app);
  const { failed, stdout = '{}', temporary } = runWorkflow(app);
  expect(failed).toBe('Merge the current templates');
  expect(JSON.parse(stdout).conflicts).toEqual(['nix/shell.nix']);
  expect(existsSync(join(temporary, 'gh'))).toBe(false);
  expect(git(join(app, '../origin'), 'branch', '--list', 'nix-update')).toBe('');
});

test('pins that cannot be renewed fail the run', () => {
  const { failed, temporary } = runWorkflow(clone(), 'exit 1');
  expect([failed, existsSync(join(temporary, 'gh'))]).toEqual(['Update the pins', false]);
});
