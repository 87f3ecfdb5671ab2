/** The scripts of release.yml, with a stand-in for GitHub's command. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { repository } from '../host/cache.ts';

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly environment?: string;
  readonly steps: readonly { readonly name?: string; readonly run?: string }[];
}
const { jobs }: { jobs: Record<string, Job> } = parse(
  readFileSync(join(repository, '.github/workflows/release.yml'), 'utf8'),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-workflow-'));
  for (const path of ['bin', '.changeset', 'packages/create-nix-project'])
    mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, '.changeset/config.json'), '{}');
  writeFileSync(join(folder, 'packages/create-nix-project/package.json'), '{ "version": "1.2.0" }');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a program on the PATH that is this script of the shell. */
function program(name: string, text: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

/** Runs the script of a step as GitHub does. */
function step(job: string, name: string) {
  const script = jobs[job]?.steps.find((it) => it.name === name)?.run;
  if (script === undefined) throw new Error(`release.yml has no step ${name}`);
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const { status, stdout } = spawnSync('bash', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      GITHUB_SHA: 'abc',
      GITHUB_OUTPUT: join(folder, 'output'),
    },
  });
  return { status, stdout };
}

describe('what is next on main', () => {
  const next = () => step('next', 'A version, a publication, or nothing');

  test('with a changeset, a version', () => {
    program('gh', 'echo v1.2.0');
    writeFileSync(join(folder, '.changeset/some.md'), '');
    expect(next()).toEqual({ status: 0, stdout: 'step=version\n' });
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('step=version\n');
  });

  test('with a version that has no release page, its publication', () => {
    program('gh', 'printf "v1.1.0\\nv1.2.0-beta\\nv11.2.0\\nv1x2.0\\n"');
    expect(next()).toEqual({ status: 0, stdout: 'step=publish\n' });
  });

  test('otherwise nothing', () => {
    program('gh', 'printf "v1.2.0\\nv1.1.0\\n"');
    expect(next()).toEqual({ status: 0, stdout: 'step=nothing\n' });
  });

  test('without an answer from GitHub it fails', () => {
    program('gh', 'exit 1');
    expect(next()).toEqual({ status: 1, stdout: '' });
  });
});

describe('the checks of the commit', () => {
  const wait = () => step('checks', 'Wait until ci has passed');
  // Each answer once, in their order.
  const answers = (...all: string[]) => {
    writeFileSync(join(folder, 'answers'), `${all.join('\n')}\n`);
    program('gh', 'head -n 1 answers; sed -i 1d answers');
    program('sleep', 'echo slept "$1"');
  };

  test('are waited for', () => {
    answers('', '', 'success');
    expect(wait()).toEqual({ status: 0, stdout: 'slept 60\nslept 60\n' });
  });

  test.each([
    'failure',
    'cancelled',
    'timed_out',
    'skipped',
  ])('that end with %s stop the release', (it) => {
    answers('', it);
    const stdout = `slept 60\n::error::ci ended with ${it}: nothing is published\n`;
    expect(wait()).toEqual({ status: 1, stdout });
  });

  test('that GitHub says nothing of stop it, too', () => {
    program('gh', 'exit 1');
    expect(wait().status).toBe(1);
  });
});

test('only the job that publishes can prove who it is, and it can write nothing here', () => {
  const writers = (permission: string) =>
    Object.keys(jobs).filter((name) => jobs[name]?.permissions[permission] === 'write');
  expect(writers('id-token')).toEqual(['publish']);
  expect(writers('contents')).toEqual(['pull-request', 'announce']);
  expect(jobs.publish).toMatchObject({ needs: 'checks', environment: 'npm' });
  expect(jobs.publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
});
