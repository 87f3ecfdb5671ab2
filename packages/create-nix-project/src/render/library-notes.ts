import { someNames } from '../text/some-names.ts';
import type { Found, NeededLibrary } from '../values/found.ts';

/** Of more packages only the number is told. */
const mostNames = 6;

/**
 * What could not be determined about the native libraries of a project, as sentences for the
 * terminal and for comments.
 */
export function libraryNotes({ python, rust }: Found): string[] {
  const names = (found: readonly { readonly name: string }[] = []) =>
    someNames(
      found.map(({ name }) => name),
      mostNames,
    );
  const unread = names(python?.unreadPackages);
  const unknown = names(rust?.unknownCrates);
  const driver = (python?.driverLibraries ?? []).map(libraryText).join(', ');
  return [
    ...((python?.withoutLock ?? []).length === 0 ? [] : [withoutLock.python]),
    ...((rust?.withoutLock ?? []).length === 0 ? [] : [withoutLock.rust]),
    ...(unread === ''
      ? []
      : [
          `Nothing is known here about the libraries of ${unread}. Should one not be found, \`create-nix-project doctor\` reads the installed files.`,
        ]),
    ...(unknown === ''
      ? []
      : [`Not known here are the libraries that these crates need: ${unknown}.`]),
    ...(driver === ''
      ? []
      : [`From the driver of the graphics card, so not in this list: ${driver}.`]),
  ];
}

const withoutLock = {
  python:
    'There was no lock file: what the packages of this project bring along was not looked up. With one, `create-nix-project detect` lists all libraries.',
  rust: 'There was no Cargo.lock: which libraries the crates need was not looked up. With one, `create-nix-project detect` lists them.',
};

function libraryText({ soname, neededBy }: NeededLibrary): string {
  const names = someNames(neededBy);
  return names === '' ? soname : `${soname} (${names})`;
}
