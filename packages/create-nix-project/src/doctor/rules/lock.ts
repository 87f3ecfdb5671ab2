import type { Finding } from '../finding.ts';
import type { FlakeLock } from '../flake-lock.ts';
import { findLines } from '../lines.ts';
import type { ProjectState } from '../state.ts';

const oldestDays = 30;

/** Whether flake.lock is there, fits flake.nix, and is of this month. */
export function lock(state: ProjectState): Finding[] {
  const names = inputNames(state);
  if (state.lock === undefined) return names.length === 0 ? [] : [missing(names)];
  if (typeof state.lock === 'string') return [broken(state.lock)];
  return [...outOfStep(state.lock, names), ...old(state.lock, state.now), ...twice(state.lock)];
}

/** The inputs that flake.nix spells out, in one of the usual ways. */
function inputNames({ nixFiles }: ProjectState): string[] {
  const flake = nixFiles.filter(({ path }) => path === 'flake.nix');
  const patterns = [
    /^\s*inputs\.([A-Za-z_][\w-]*)\s*(?:\.(?:url|inputs|flake|follows)|=)/,
    /^\s*([A-Za-z_][\w-]*)\.url\s*=/,
    /^\s*(?!inputs\b)([A-Za-z_][\w-]*)\s*=\s*\{\s*(?:url\s*=.*)?$/,
  ];
  const found = patterns.slice(0, 2).flatMap((pattern) => findLines(flake, pattern));
  return [...new Set(found.map(({ match }) => match[1] ?? ''))].filter((name) => name !== 'inputs');
}

function missing(names: readonly string[]): Finding {
  return {
    id: 'lock-missing',
    level: 'warning',
    title: 'There is no flake.lock.',
    evidence: [{ file: 'flake.nix' }],
    consequence: `Every machine takes the newest ${names.join(', ')}, so that what works here may fail there, or tomorrow.`,
    cure: '`nix flake lock`, then `git add flake.lock`',
  };
}

function broken(reason: string): Finding {
  return {
    id: 'lock-broken',
    level: 'error',
    title: `flake.lock cannot be read: ${reason}.`,
    evidence: [{ file: 'flake.lock' }],
    consequence: 'No Nix command works in this folder.',
    cure: '`git checkout flake.lock` takes back the last good one; `nix flake lock` makes a new one',
  };
}

function outOfStep(lock: FlakeLock, names: readonly string[]): Finding[] {
  const locked = Object.keys(lock.nodes[lock.root]?.inputs ?? {});
  const unlocked = names.filter((name) => !locked.includes(name));
  if (unlocked.length === 0) return [];
  return [
    {
      id: 'lock-out-of-step',
      level: 'error',
      title: `flake.lock does not have ${unlocked.join(', ')}, which flake.nix does.`,
      evidence: [{ file: 'flake.nix' }, { file: 'flake.lock' }],
      consequence:
        'Nix looks the newest up each time, and in CI, where it may not write, it stops.',
      cure: '`nix flake lock`, then commit flake.lock',
    },
  ];
}

function old(lock: FlakeLock, now: number): Finding[] {
  const { inputs = {} } = lock.nodes[lock.root] ?? {};
  const aged = Object.entries(inputs).flatMap(([name, target]) => {
    const node = typeof target === 'string' ? lock.nodes[target] : undefined;
    if (node?.lastModified === undefined || node.repository !== 'nixos/nixpkgs') return [];
    const days = Math.floor((now / 1000 - node.lastModified) / 86_400);
    return days > oldestDays ? [{ name, days }] : [];
  });
  return aged.map(({ name, days }) => ({
    id: 'lock-old',
    level: 'note',
    title: `The locked ${name} is ${days} days old.`,
    evidence: [{ file: 'flake.lock' }],
    consequence:
      'Security fixes of that time are not in the dev shell, the checks and the packages.',
    cure: `\`nix flake update ${name}\`, then \`nix flake check\``,
  }));
}

/** Inputs of inputs that bring a nixpkgs of their own. */
function twice(lock: FlakeLock): Finding[] {
  const root = lock.nodes[lock.root]?.inputs ?? {};
  const own = new Set(Object.values(root));
  const followed = Object.keys(root).find((name) => {
    const target = root[name];
    return typeof target === 'string' && lock.nodes[target]?.repository === 'nixos/nixpkgs';
  });
  if (followed === undefined) return [];
  return Object.entries(root).flatMap(([name, target]) => {
    const inputs = typeof target === 'string' ? (lock.nodes[target]?.inputs ?? {}) : {};
    return Object.entries(inputs).flatMap(([inner, node]): Finding[] => {
      const isNixpkgs =
        typeof node === 'string' &&
        !own.has(node) &&
        lock.nodes[node]?.repository === 'nixos/nixpkgs';
      return isNixpkgs ? [secondNixpkgs(name, inner, followed)] : [];
    });
  });
}

function secondNixpkgs(name: string, inner: string, followed: string): Finding {
  return {
    id: 'inputs-follow',
    level: 'note',
    title: `The input ${name} has a nixpkgs of its own.`,
    evidence: [{ file: 'flake.lock' }],
    consequence:
      'A second nixpkgs is downloaded and evaluated, and its programs and libraries are others.',
    cure: `In flake.nix: \`inputs.${name}.inputs.${inner}.follows = "${followed}";\`, where ${name} works with it`,
  };
}
