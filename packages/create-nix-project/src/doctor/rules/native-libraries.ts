import { otherNames } from '../../native/data/other-names.ts';
import type { NativeLibrary, OtherLibrary } from '../../native/libraries.ts';
import { openerSource } from '../../native/locked-libraries.ts';
import { codeOf } from '../code.ts';
import type { Finding, Fix } from '../finding.ts';
import { nixpkgsRelease } from '../release.ts';
import type { ProjectState, SourceFile } from '../state.ts';

const path = 'nix/libraries.nix';

/** The release of nixpkgs that the names of the tables are of. */
const release = 2605;

/** Where libraries are added. */
interface Place {
  readonly file: SourceFile | undefined;
  /** Whether nixpkgs is older than the names, so that some may not be in it. */
  readonly isOlder: boolean;
}

/**
 * Libraries that the installed packages load, and that no Nix file names. macOS has its own.
 */
export function libraries(state: ProjectState): Finding[] {
  const { installed, nixFiles, platform } = state;
  if (installed === undefined || platform !== 'linux') return [];
  const text = nixFiles.map(codeOf).join('\n');
  if (givesLibrariesOtherwise.test(text)) return [];
  const place: Place = {
    file: nixFiles.find((candidate) => candidate.path === path),
    isOlder: (nixpkgsRelease(state) ?? release) < release,
  };
  const lacking = (found: readonly NativeLibrary[]) =>
    found.filter(({ attribute }) => !names(text, attribute));
  const needed = lacking(installed.libraries);
  const opened = lacking(installed.opened).filter(({ attribute }) =>
    needed.every((library) => library.attribute !== attribute),
  );
  return [...missing(needed, place), ...maybeMissing(opened, place), ...unknown(installed.unknown)];
}

/**
 * Ways to give programs libraries whose list stands elsewhere: the loader nix-ld, a file system as
 * other systems have it, nixpkgs' list for manylinux, and the Python of devenv, which has that one.
 */
const givesLibrariesOtherwise =
  /\bnix-ld\b|\bNIX_LD|\bbuildFHS\w*|\bsteam-run\b|\bpythonManylinuxPackages\b|\bdevenv\b/i;

function missing(found: readonly NativeLibrary[], place: Place): Finding[] {
  if (found.length === 0) return [];
  const fix = addLines(place, found);
  return [
    {
      id: 'libraries-missing',
      level: 'warning',
      title: `Installed packages load libraries that the flake lacks: ${listOf(found)}.`,
      evidence: [{ file: '.venv' }],
      consequence: `An import can fail with “${found[0]?.sonames[0]}: cannot open shared object file”.`,
      cure: `Add ${addition(found, place)}`,
      ...(fix && { fix }),
    },
  ];
}

/** What is opened by name need not be there: many packages go on without it. */
function maybeMissing(found: readonly NativeLibrary[], place: Place): Finding[] {
  if (found.length === 0) return [];
  const packages = [...new Set(found.flatMap(({ neededBy }) => neededBy))];
  const sources = packages.map((name) => openerSource(name)).join('; ');
  return [
    {
      id: 'libraries-opened',
      level: 'note',
      title: `Installed packages open libraries at run time that the flake lacks: ${listOf(found)}.`,
      evidence: [{ file: '.venv' }],
      consequence: `Without them, parts of ${packages.join(', ')} do not work. Their files do not show this; it was found in ${sources}.`,
      cure: `If the project uses these parts, add ${addition(found, place)}`,
    },
  ];
}

function unknown(found: readonly OtherLibrary[]): Finding[] {
  if (found.length === 0) return [];
  const list = found.map(({ soname, neededBy }) => `${soname} (for ${neededBy.join(', ')})`);
  return [
    {
      id: 'libraries-unknown',
      level: 'note',
      title: `Installed packages load unknown libraries: ${list.join('; ')}.`,
      evidence: [{ file: '.venv' }],
      consequence:
        'It is not known which nixpkgs package has them, or whether the flake does. An import can fail without them.',
      cure: `\`nix run nixpkgs#nix-index\`, then \`nix-locate --whole-name ${found[0]?.soname}\`, names the packages that have one; https://search.nixos.org/packages describes them`,
    },
  ];
}

function listOf(found: readonly NativeLibrary[]): string {
  return found
    .map(({ attribute, neededBy }) => `${attribute} (for ${neededBy.join(', ')})`)
    .join('; ');
}

function addition(found: readonly NativeLibrary[], { file, isOlder }: Place): string {
  const attributes = found.map(({ attribute }) => `\`pkgs.${attribute}\``).join(', ');
  const names = isOlder ? ', as nixos-26.05 names them,' : '';
  const list = file === undefined ? 'the libraries that the flake gives to Python' : path;
  return `${attributes}${names} to ${list}`;
}

/**
 * Whether Nix code names an attribute, in whatever way it comes by nixpkgs. That of another version,
 * and names of before, such as `xorg.libX11`, count: whether they fit, only Nix can tell.
 */
function names(text: string, attribute: string): boolean {
  const own = [attribute, ...(otherNames[attribute] ?? [])].join('|').replaceAll('.', '\\.');
  const name = `(?:${own})(?:_?\\d[\\d_.]*)?(?:-full|-headless)?`;
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'i').test(text);
}

/** Only a list as this command writes it is extended: it ends with a bracket of its own. */
function addLines({ file, isOlder }: Place, found: readonly NativeLibrary[]): Fix | undefined {
  if (isOlder) return undefined;
  const list = file && /^\[\n[^]*^(?=\]\n$)/m.exec(file.text);
  if (!list) return undefined;
  const at = list.index + list[0].length;
  const lines = found.map(
    ({ attribute, neededBy }) => `  pkgs.${attribute} # ${neededBy.join(', ')}\n`,
  );
  return { kind: 'edit', edits: [{ path, start: at, end: at, text: lines.join('') }] };
}
