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
          `The native libraries of ${unread} are unknown. If an import fails, run \`create-nix-project doctor\`.`,
        ]),
    ...(unknown === '' ? [] : [`The libraries that these crates need are unknown: ${unknown}.`]),
    ...(driver === '' ? [] : [`Provided by the graphics driver, so not in this list: ${driver}.`]),
  ];
}

const withoutLock = {
  python:
    'There was no lock file, so the libraries of the packages were not looked up. With one, `create-nix-project detect` lists them.',
  rust: 'There was no Cargo.lock, so the libraries of the crates were not looked up. With one, `create-nix-project detect` lists them.',
};

function libraryText({ soname, neededBy }: NeededLibrary): string {
  const names = someNames(neededBy);
  return names === '' ? soname : `${soname} (${names})`;
}
