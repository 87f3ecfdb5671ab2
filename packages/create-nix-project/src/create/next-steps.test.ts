import { describe, expect, it } from 'vitest';
import { fixtureTemplate } from '../../test/fixture-template.ts';
import type { ProjectKind } from '../values.ts';
import type { Created } from './create.ts';
import { nextSteps, showToGit } from './next-steps.ts';

const ready = { state: 'ready', version: '2.30.0' } as const;
const tracked = { added: ['flake.nix'] };

function created(rest: Partial<Created> = {}, project: ProjectKind = 'new'): Created {
  const record = {
    schemaVersion: 2,
    found: {},
    template: 'fixture',
    templateVersion: '1.0.0',
    project,
    answers: {},
  } as const;
  return {
    target: '/work/my-app',
    plan: { template: fixtureTemplate, record, inputs: [], files: [], notes: [], computed: {} },
    items: [],
    files: [],
    isReviewed: false,
    others: [],
    ignoredLocks: [],
    facts: [],
    warnings: [],
    nix: ready,
    git: tracked,
    ...rest,
  } as Created;
}

const steps = (rest: Partial<Created>, project?: ProjectKind, from = '/work/my-app') =>
  nextSteps(created(rest, project), from);

describe('the next commands', () => {
  it('enter the shell, check and commit', () => {
    expect(steps({})).toEqual([
      'nix develop      # the tools, with everything installed',
      'nix flake check  # all checks',
      "git commit --all --message 'Start with Nix'  # the files are tracked already",
    ]);
    expect(steps({}, 'existing')).toEqual([
      'nix develop                 # the tools, with everything installed',
      'nix flake check             # all checks',
      'git commit --all --verbose  # after reviewing the changes',
    ]);
  });

  it.each([
    ['/work', 'cd my-app && nix develop'],
    ['/work/my-app/nix', 'cd .. && nix develop'],
    ['/other', 'cd ../work/my-app && nix develop'],
  ])('from %s begin with %s', (from, first) => {
    expect(steps({}, 'new', from)[0]).toMatch(first);
  });

  it('quote the folder', () => {
    expect(steps({ target: "/work/it's" }, 'new', '/work')[0]).toContain("cd 'it'\\''s' && ");
    expect(steps({ target: '/work/-x' }, 'new', '/work')[0]).toContain('cd ./-x && ');
  });

  it('use direnv where it is', () => {
    expect(steps({ hasDirenv: true })[0]).toContain('direnv allow ');
  });

  it('do not check again what was checked', () => {
    const verified = { state: 'passed', seconds: 1 } as const;
    expect(steps({ verified }).join()).not.toContain('flake check');
  });

  it('are three at most, and begin with what stands in the way', () => {
    const missing = steps({ nix: { state: 'missing' } }, 'new', '/work');
    expect(missing).toEqual([
      expect.stringContaining('nixos.org/nix/install'),
      expect.stringContaining('experimental-features'),
      'cd my-app && nix develop  # the tools, with everything installed',
    ]);
    expect(steps({ nix: { state: 'flakes-off', version: '2.30.0' } })[0]).toContain('experimental');
  });

  it('say what the checks wait for, and which of them fail', () => {
    const lock = { file: 'uv.lock', state: 'failed', cure: 'uv lock' } as const;
    const warning = {
      id: 'a',
      message: '',
      packages: [],
      checks: ['tests'],
      cure: '',
      evidence: [],
    };
    expect(steps({ locks: [lock], warnings: [warning] })[1]).toContain(
      '# all checks, once uv.lock exists, of which tests will fail',
    );
  });
});

describe('git add', () => {
  it.each<[string, Partial<Created>, string[]]>([
    ['what git tracks', {}, []],
    ['what it refuses to look at', { git: { added: [], problem: 'dubious ownership' } }, []],
    [
      'ignored files',
      { git: { added: [], problem: 'ignored', ignored: ['flake.nix'] } },
      ['git add -f flake.nix'],
    ],
  ])('of %s', (_, rest, commands) => {
    expect(showToGit(created(rest))).toEqual(commands);
  });

  const leftAlone = (unseen: Partial<NonNullable<Created['unseen']>>) => {
    const { git: _, ...rest } = created();
    const nothing = { isRepository: true, untracked: [], ignored: [] };
    return showToGit({ ...rest, unseen: { ...nothing, ...unseen } }, 'apps/a');
  };

  it('is advised where git was left alone, for what it would add', () => {
    expect(leftAlone({ isRepository: false })).toEqual([]);
    expect(leftAlone({})).toEqual([]);
    expect(leftAlone({ untracked: ['flake.nix'] })).toEqual(['git add -N apps/a']);
    expect(leftAlone({ ignored: ['flake.nix'] })).toEqual(['git add -f apps/a/flake.nix']);
    expect(leftAlone({ untracked: ['a'], ignored: ['b'] })).toHaveLength(2);
  });
});
