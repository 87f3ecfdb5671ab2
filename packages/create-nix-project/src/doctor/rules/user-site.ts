import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

/** Packages in the home folder come before those of Nix: https://github.com/NixOS/nix/issues/1497 */
export function userSite({ userSites, nixFiles, environment }: ProjectState): Finding[] {
  const isPython = nixFiles.some(({ text }) => /\bpython3/.test(text));
  const kept =
    nixFiles.some(({ text }) => text.includes('PYTHONNOUSERSITE')) ||
    environment.PYTHONNOUSERSITE !== undefined;
  if (userSites.length === 0 || !isPython || kept) return [];
  return [
    {
      id: 'user-site',
      level: 'warning',
      title: 'Python packages of your home folder are seen in the dev shell.',
      evidence: userSites.map((file) => ({ file })),
      consequence:
        'They hide those of the project, also in a pure shell, so that it works here and nowhere else.',
      cure: 'Set `PYTHONNOUSERSITE = "1"` in the env of the dev shell',
    },
  ];
}
