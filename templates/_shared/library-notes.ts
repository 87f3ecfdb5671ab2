import { neededByText } from '../../packages/create-nix-project/src/entries/needed-by.ts';
import { parseNeededLibrary } from '../../packages/create-nix-project/src/entries/needed-library.ts';
import type { Answers } from '../../packages/create-nix-project/src/values.ts';

/** Of more packages only the number is told. */
const mostNames = 6;

/**
 * What could not be determined about the native libraries of a project, as sentences for the
 * terminal and for comments.
 */
export function libraryNotes(answers: Answers, language: 'python' | 'rust'): string[] {
  const list = (id: string) => (answers[id] ?? []) as readonly string[];
  const unread = listText(list('unreadPackages'));
  const unknown = listText(list('unknownLibraries'));
  const driver = list('driverLibraries').map(parseNeededLibrary).map(libraryText).join(', ');
  return [
    ...(answers.librariesIncomplete === true ? [incomplete[language]] : []),
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

const incomplete = {
  python:
    'There was no lock file: what the packages of this project bring along was not looked up. With one, `create-nix-project detect` lists all libraries.',
  rust: 'There was no Cargo.lock: which libraries the crates need was not looked up. With one, `create-nix-project detect` lists them.',
};

function listText(names: readonly string[]): string {
  const shown = names.slice(0, mostNames);
  return neededByText({ names: shown, more: names.length - shown.length });
}

function libraryText(library: ReturnType<typeof parseNeededLibrary>): string {
  const names = neededByText(library.neededBy);
  return names === '' ? library.soname : `${library.soname} (${names})`;
}

/** Sentences as comment lines of at most 100 characters, where their words allow it. */
export function commentLines(sentences: readonly string[]): string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    let line = '#';
    for (const word of sentence.split(' ')) {
      if (line !== '#' && line.length + word.length >= 100) {
        lines.push(line);
        line = '#';
      }
      line += ` ${word}`;
    }
    lines.push(line);
  }
  return lines;
}
