import type { Folder } from '../../read/folder.ts';
import type { Evidence } from '../../values.ts';
import { workflowFiles } from '../workflow-files.ts';

/** A line that runs something, and what is true around it. */
export interface Command {
  readonly text: string;
  readonly place: Evidence;
  /** The job uses a nightly toolchain. */
  readonly nightly: boolean;
  /** All of the file, for the variables that it sets. */
  readonly file: string;
}

const taskFiles = [
  'justfile',
  'Justfile',
  '.justfile',
  'Makefile',
  'GNUmakefile',
  'makefile',
  'Makefile.toml',
  '.pre-commit-config.yaml',
  'lefthook.yml',
];

const scriptFolders = ['ci', 'script', 'scripts', '.github/scripts'];

/** What the workflows, hooks, task files and scripts of a project run, line by line. */
export function commandsOf(folder: Folder): Command[] {
  return scripts(folder).flatMap((file) => commandsIn(folder.readHint(file) ?? '', file));
}

function scripts(folder: Folder): string[] {
  const shell = scriptFolders.flatMap((path) =>
    folder
      .list(path)
      .filter(({ name }) => name.endsWith('.sh'))
      .map(({ name }) => `${path}/${name}`)
      .sort()
      .slice(0, 50),
  );
  return [...workflowFiles(folder), ...taskFiles.filter((file) => folder.has(file)), ...shell];
}

/** The lines, without comments; one that goes on, or has its options in `args:` below, is one. */
function commandsIn(content: string, file: string): Command[] {
  const lines = content.split(/\r?\n/).map((line) => line.slice(0, 4000));
  let nightly = false;
  return lines.flatMap((line, index) => {
    if (/^\s*#/.test(line)) return [];
    if (/^ {1,4}[\w-]+:\s*$/.test(line)) nightly = false;
    const toolchain =
      /rust-toolchain@(\S+)|\btoolchain:\s*(\S+)|\brustup (?:default|override set|toolchain install|install) (\S+)/.exec(
        line,
      );
    if (toolchain !== null) nightly = toolchain[0].includes('nightly');
    return [
      { text: whole(lines, index), place: { file, line: index + 1 }, nightly, file: content },
    ];
  });
}

function whole(lines: readonly string[], index: number): string {
  const [line = '', ...rest] = lines.slice(index, index + 10);
  const next = rest[0] ?? '';
  if (/\\\s*$/.test(line)) {
    const end = rest.findIndex((other) => !/\\\s*$/.test(other));
    return [line, ...rest.slice(0, end + 1)].join(' ').replaceAll('\\', ' ');
  }
  return /^\s*args:/.test(next) ? `${line} ${next}` : line;
}
