import { nixCure } from '../../system/nix-status.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** Whether Nix is there, new enough and set up for flakes. */
export function nix({ nix, nixSettings }: ProjectState): Finding[] {
  const titles = {
    missing: 'Nix is not installed.',
    'too-old': 'Nix is too old for flakes like this one.',
    'flakes-off': 'Flakes are switched off in Nix.',
    failing: 'Nix does not work here.',
  } as const;
  if (nix.state !== 'ready')
    return [
      {
        id: `nix-${nix.state}`,
        level: 'error',
        title: titles[nix.state],
        evidence: [],
        consequence: 'No flake command works on this machine.',
        cure: nixCure(nix)
          .map((line) => line.trim())
          .join(' '),
      },
    ];
  if (nixSettings.sandbox !== 'false') return [];
  return [
    {
      id: 'nix-sandbox',
      level: 'note',
      title: 'Nix builds without its sandbox here.',
      evidence: [],
      consequence:
        'A check can use the network or programs of this machine, and then fail on another one.',
      cure: 'Set `sandbox = true` in nix.conf, if the system allows it',
    },
  ];
}
