import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

const anew = 'Remove .venv and enter the dev shell again: `rm -rf .venv`, then `nix develop`';

/** Whether .venv still has the Python that it was made with. */
export function virtualEnvironment({ venv, record }: ProjectState): Finding[] {
  if (venv === undefined) return [];
  const wanted = record?.answers.python;
  if (!venv.homeExists || !venv.pythonExists)
    return [
      {
        id: 'venv-stale',
        level: 'error',
        title: 'The Python of .venv no longer exists.',
        evidence: [{ file: '.venv/pyvenv.cfg' }],
        consequence: `Nothing in .venv starts. ${venv.home?.startsWith('/nix/store/') === true ? 'An update of nixpkgs or a garbage collection removed it.' : 'It was moved or removed.'}`,
        cure: anew,
      },
    ];
  if (typeof wanted !== 'string' || venv.version === undefined || venv.version === wanted)
    return [];
  return [
    {
      id: 'venv-python',
      level: 'warning',
      title: `.venv has Python ${venv.version}, but the flake has Python ${wanted}.`,
      evidence: [{ file: '.venv/pyvenv.cfg' }, { file: '.nix-project.json' }],
      consequence: 'What works in the shell may fail in the checks, and the other way round.',
      cure: anew,
    },
  ];
}
