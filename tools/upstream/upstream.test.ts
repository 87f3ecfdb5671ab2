import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../host/cache.ts';
import { run } from '../host/run.ts';
import { overrides } from './inputs.ts';
import { outcomeOf } from './outcome.ts';
import { report, succeeded } from './report.ts';

it('a flake gets those of its inputs that upstream is, and no others', () => {
  const lock = {
    root: 'root',
    nodes: {
      root: { inputs: { nixpkgs: 'nixpkgs_2', 'my-data': 'my-data', poetry2nix: 'poetry2nix' } },
      nixpkgs_2: { inputs: { crane: 'crane' } },
    },
  };
  const inputs = { nixpkgs: '/up/core/face', crane: '/up/crane', poetry2nix: '/up/poetry2nix' };
  expect(overrides(lock, inputs)).toEqual(
    ['--override-input', 'nixpkgs', 'path:/up/core/face'].concat([
      '--override-input',
      'poetry2nix',
      'path:/up/poetry2nix',
    ]),
  );
  expect(overrides({ root: 'root', nodes: { root: {} } }, inputs)).toEqual([]);
});

describe('what a `nix eval` came to', () => {
  const finished = (code: number, stderr: string, stdout = '') => ({ code, stdout, stderr });

  it.each([
    ['a number', finished(0, 'warning: x', '6\n'), 6],
    ['no such output', finished(1, "error: flake 'x' does not provide attribute 'apps'"), null],
    [
      'the last error',
      finished(
        1,
        "error:\n       … while evaluating\n         |  x\n\n       error: attribute 'riscv64' missing\n       at /nix/store/x.nix:1:2:\n",
      ),
      "attribute 'riscv64' missing",
    ],
    [
      'an error of several lines',
      finished(
        1,
        'error:\n … while\n\n       error:\n       nix/wheel-policy.toml: a\n       b: c\n',
      ),
      'nix/wheel-policy.toml: a',
    ],
    ['no word', finished(143, 'warning: x'), 'Nix ended with code 143'],
  ])('%s', (_, result, expected) => {
    expect(outcomeOf(result)).toBe(expected);
  });
});

describe('the report', () => {
  const good = { flake: 'a', evaluated: { x86: { checks: 6, apps: null } } };
  const bad = {
    flake: 'longer',
    evaluated: { x86: { checks: 'no file', apps: 'no file' }, arm: { checks: 'other', apps: 2 } },
  };

  it('has a row for each system, and each error once', () => {
    expect(report([good, bad], ['checks', 'apps']).split('\n')).toEqual([
      '| flake  | system | checks  | apps    |',
      '| ------ | ------ | ------- | ------- |',
      '| a      | x86    | 6       | -       |',
      '| longer | x86    | error 1 | error 1 |',
      '| longer | arm    | error 2 | 2       |',
      '',
      'error 1: no file',
      'error 2: other',
    ]);
  });

  it('a flake without an error has succeeded, but not one without outputs', () => {
    expect([good, bad].map(succeeded)).toEqual([true, false]);
    expect(succeeded({ flake: 'a', evaluated: { x86: { checks: null } } })).toBe(false);
    expect(succeeded({ flake: 'a', evaluated: { x86: { checks: 6, apps: 0 } } })).toBe(false);
  });
});

describe('a folder that will not do', () => {
  const upstream = (...args: string[]) =>
    run('npx', ['tsx', 'tools/upstream.ts', ...args], { cwd: repository });

  it('is named in one sentence, with what it lacks', async () => {
    const out = await mkdtemp(join(tmpdir(), 'upstream-'));
    try {
      await mkdir(join(out, 'core'));
      await writeFile(join(out, 'core/lib.nix'), '');
      const { code, stdout, stderr } = await upstream(out);
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^\S+ lacks ipetkov\+crane, .*: CONTRIBUTING\.md says [^\n]*\.\n$/);
    } finally {
      await rm(out, { recursive: true });
    }
  });

  it('so is none', async () => {
    const { code, stderr } = await upstream();
    expect([code, stderr]).toEqual([1, 'Name the folder with the repositories of upstream.\n']);
  });
});
