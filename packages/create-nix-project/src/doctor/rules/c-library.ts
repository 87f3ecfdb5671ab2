import type { Finding } from '../finding.ts';
import type { NewerObject } from '../installed.ts';
import type { ProjectState } from '../state.ts';

/** Of more files only the first are named. */
const mostFiles = 5;

/** Packages that were built for a newer C library than the one that Python is started with. */
export function cLibrary({ installed }: ProjectState): Finding[] {
  const tooNew = installed?.tooNew ?? [];
  const [first] = tooNew;
  if (first === undefined) return [];
  const names = new Set(tooNew.map((object) => object.package ?? object.path));
  return [
    {
      id: 'c-library-old',
      level: 'warning',
      title: `Installed packages need a newer C library than Python has here: ${[...names].join(', ')}.`,
      evidence: [
        ...tooNew.slice(0, mostFiles).map(({ path }) => ({ file: `.venv/${path}` })),
        { file: `${first.folder}/${first.soname}` },
      ],
      consequence: `An import fails with “${first.folder}/${first.soname}: version \`${first.version}' not found”.`,
      cure: cure(first),
    },
  ];
}

function cure({ folder }: NewerObject): string {
  return folder.startsWith('/nix/store/')
    ? 'A newer nixpkgs has a newer C library: `nix flake update nixpkgs`, `rm -rf .venv`, then `nix develop`; or use older versions of the packages'
    : 'Use the Python of the flake, which has its own C library: `rm -rf .venv`, then `nix develop`; or use older versions of the packages';
}
