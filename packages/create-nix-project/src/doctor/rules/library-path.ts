import { type CodeMatch, codeOf, findInCode, placesOf } from '../code.ts';
import type { Finding } from '../finding.ts';
import type { ProjectState } from '../state.ts';

const consequence =
  'Every program started in the shell, including the system’s, loads these libraries instead of its own, and some crash.';

/** LD_LIBRARY_PATH for everything that a shell starts breaks programs of the system. */
export function libraryPath(state: ProjectState): Finding[] {
  return [...inFlake(state), ...inEnvironment(state)];
}

/** In Nix or in a shell, whose line may end behind it only in Nix; not what is set to nothing. */
const assignment = /(?:^|[\s{;."'])LD_LIBRARY_PATH(?:\s+=|=(?!\s*$))(?!\s*(?:""|'''')\s*(?:;|$))/;

/** Of more places the first ones tell enough. */
const mostPlaces = 50;

function inFlake({ nixFiles, record }: ProjectState): Finding[] {
  const set = findInCode(nixFiles, assignment).slice(0, mostPlaces).filter(isForShell);
  if (set.length === 0) return [];
  const chosen = record?.answers.libraryPath === 'shell';
  return [
    {
      id: 'library-path-in-shell',
      level: chosen ? 'note' : 'warning',
      title: 'The flake sets LD_LIBRARY_PATH for the whole dev shell.',
      evidence: placesOf(set),
      consequence,
      cure: chosen
        ? '`create-nix-project update --set library-path=scoped` gives the libraries to Python only'
        : 'Give the libraries to the programs that need them: for Python, the template uv does it with nix/python.nix; for programs that the flake builds, `wrapProgram` or an rpath',
    },
  ];
}

/** What begins the environment of a shell, and what that of a single program or build. */
const beginning =
  /\b(?:(mkShell\w*|devShells?|shellHook|enterShell)|(?:write|make|wrap)\w*(?:Script|Shell|Program|Wrapper)\w*|mkDerivation|build\w*(?:Package|Application|Module)|runCommand\w*|\w*Args|(?:pre|post)(?:Check|Build|Install|Fixup)|\w+Phase)\b/g;

/** Whether the nearest thing before it that has an environment is a shell, or there is none. */
function isForShell({ file, start }: CodeMatch): boolean {
  const last = [...codeOf(file).slice(0, start).matchAll(beginning)].at(-1);
  return last === undefined || last[1] !== undefined;
}

function inEnvironment({ environment }: ProjectState): Finding[] {
  const folders = environment.LD_LIBRARY_PATH?.split(':') ?? [];
  if (!folders.some((folder) => folder.startsWith('/nix/store/'))) return [];
  return [
    {
      id: 'library-path-set',
      level: 'warning',
      title: 'LD_LIBRARY_PATH contains folders of the Nix store here.',
      evidence: [],
      consequence,
      cure: '`unset LD_LIBRARY_PATH`, and find what set it: a shell profile, direnv, or a dev shell',
    },
  ];
}
