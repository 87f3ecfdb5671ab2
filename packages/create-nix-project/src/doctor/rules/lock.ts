import { shellWord } from '../../literals/shell.ts';
import type { Finding } from '../finding.ts';
import { flakeInputs } from '../flake-inputs.ts';
import { type FlakeLock, rootInputs, type Wanted } from '../flake-lock.ts';
import type { ProjectState } from '../state.ts';

const oldestDays = 30;

/** Whether flake.lock is there, fits flake.nix, and is of this month. */
export function lock(state: ProjectState): Finding[] {
  const flake = state.nixFiles.find(({ path }) => path === 'flake.nix');
  const inputs = flakeInputs(flake?.text ?? '');
  if (state.lock === undefined) {
    // One that cannot be read is told of elsewhere.
    const isMissing = inputs.size > 0 && !state.folder.has('flake.lock');
    return isMissing ? [missing([...inputs.keys()])] : [];
  }
  if (typeof state.lock === 'string') return [broken(state.lock)];
  return [...outOfStep(state.lock, inputs), ...old(state.lock, state.now), ...twice(state.lock)];
}

function missing(names: readonly string[]): Finding {
  return {
    id: 'lock-missing',
    level: 'warning',
    title: 'There is no flake.lock.',
    evidence: [{ file: 'flake.nix' }],
    consequence: `Every machine uses the newest ${names.join(', ')}, so what works here may fail elsewhere, or tomorrow.`,
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
    cure: '`git checkout flake.lock` restores the last good one; `nix flake lock` creates a new one',
  };
}

function outOfStep(lock: FlakeLock, inputs: ReadonlyMap<string, string | undefined>): Finding[] {
  const locked = rootInputs(lock);
  const names = [...inputs.keys()].filter((name) => !locked.has(name));
  const moved = [...inputs].flatMap(([name, address]) => {
    const target = locked.get(name);
    const node = typeof target === 'string' ? lock.nodes.get(target) : undefined;
    return node && address !== undefined && isOther(address, node.wanted) ? [name] : [];
  });
  const [title] = [
    names.length > 0 && `flake.lock lacks ${names.join(', ')}, which flake.nix has.`,
    moved.length > 0 && `flake.lock has a different ${moved.join(', ')} than flake.nix.`,
  ].filter((text) => text !== false);
  if (title === undefined) return [];
  return [
    {
      id: 'lock-out-of-step',
      level: 'error',
      title,
      evidence: [{ file: 'flake.nix' }, { file: 'flake.lock' }],
      consequence:
        'Nix looks up the newest one each time, and fails in CI, where it must not write the lock.',
      cure: '`nix flake lock`, then commit flake.lock',
    },
  ];
}

/** Whether an address on GitHub was changed since it was locked; of others nothing is known. */
function isOther(address: string, { type, repository, ref }: Wanted): boolean {
  const [, own, branch] = /^github:([\w.-]+\/[\w.-]+)(?:\/([\w.-]+))?$/.exec(address) ?? [];
  const isRevision = branch !== undefined && /^[0-9a-f]{40}$/.test(branch);
  if (own === undefined || isRevision || type !== 'github') return false;
  return own.toLowerCase() !== repository || branch !== ref;
}

function old(lock: FlakeLock, now: number): Finding[] {
  const aged = [...rootInputs(lock)].flatMap(([name, target]) => {
    const node = typeof target === 'string' ? lock.nodes.get(target) : undefined;
    if (node?.lastModified === undefined || node.repository !== 'nixos/nixpkgs') return [];
    const days = Math.floor((now / 1000 - node.lastModified) / 86_400);
    return days > oldestDays ? [{ name, days, wanted: node.wanted }] : [];
  });
  return aged.map(({ name, days, wanted }) => ({
    id: 'lock-old',
    level: 'note',
    title: `The locked ${name} is ${days} days old.`,
    evidence: [{ file: 'flake.lock' }],
    consequence: 'The dev shell, the checks and the packages lack the security fixes made since.',
    cure: `${renewal(name, wanted, now)}, then \`nix flake check\``,
  }));
}

/** What brings a newer one: an update does nothing where flake.nix asks for one that is over. */
function renewal(name: string, { ref = '', rev }: Wanted, now: number): string {
  if (rev !== undefined) return 'flake.nix pins it to one revision: write a newer one there';
  if (hasEnded(ref, now)) return `${ref} no longer gets updates: name a newer one in flake.nix`;
  return `\`nix flake update ${shellWord(name)}\``;
}

/** A release gets updates for seven months: https://nixos.org/manual/nixos/stable/#sec-upgrading */
function hasEnded(ref: string, now: number): boolean {
  const [, year, month] = /^(?:nixos|nixpkgs|release)-(\d\d)\.(\d\d)/.exec(ref) ?? [];
  return year !== undefined && Date.UTC(2000 + Number(year), Number(month) + 7) < now;
}

/** Inputs of inputs that bring a nixpkgs of their own. */
function twice(lock: FlakeLock): Finding[] {
  const root = rootInputs(lock);
  const isNixpkgs = (target: string | readonly string[]): target is string =>
    typeof target === 'string' && lock.nodes.get(target)?.repository === 'nixos/nixpkgs';
  const own = new Set(root.values());
  const followed = [...root].find(([, target]) => isNixpkgs(target))?.[0];
  if (followed === undefined) return [];
  return [...root].flatMap(([name, target]) => {
    const inputs = typeof target === 'string' ? lock.nodes.get(target)?.inputs : undefined;
    return [...(inputs ?? [])].flatMap(([inner, node]) =>
      isNixpkgs(node) && !own.has(node) ? [secondNixpkgs(name, inner, followed)] : [],
    );
  });
}

function secondNixpkgs(name: string, inner: string, followed: string): Finding {
  return {
    id: 'inputs-follow',
    level: 'note',
    title: `The input ${name} has its own nixpkgs.`,
    evidence: [{ file: 'flake.lock' }],
    consequence:
      'A second nixpkgs is downloaded and evaluated, with different programs and libraries.',
    cure: `In flake.nix: \`inputs.${name}.inputs.${inner}.follows = "${followed}";\`, if ${name} works with it`,
  };
}
