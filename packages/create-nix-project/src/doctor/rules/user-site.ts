import { findInCode } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** Packages in the home folder come before those of Nix: https://github.com/NixOS/nix/issues/1497 */
export function userSite(state: ProjectState): Finding[] {
  const { nixFiles, environment, venv } = state;
  const versions = new Set(
    findInCode(nixFiles, /\bpython3(\d*)/).map(({ match }) => match[1] ?? ''),
  );
  // Of a flake that names its Python by `python3` alone, it can be any.
  const seen = state.userSites.filter((place) =>
    [...versions].some((minor) => minor === '' || place.includes(`/python3.${minor}/`)),
  );
  const kept =
    nixFiles.some(({ text }) => text.includes('PYTHONNOUSERSITE')) ||
    environment.PYTHONNOUSERSITE !== undefined;
  // Python in .venv does not look there.
  if (seen.length === 0 || venv !== undefined || kept) return [];
  return [
    {
      id: 'user-site',
      level: 'warning',
      title: 'The dev shell sees Python packages in your home folder.',
      evidence: seen.map((file) => ({ file })),
      consequence:
        'They hide those of the project, even in a pure shell, so the project may work only here.',
      cure: 'Set `PYTHONNOUSERSITE = "1"` in the env of the dev shell',
    },
  ];
}
