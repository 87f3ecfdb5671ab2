import type { Folder, Names } from '../../read/folder.ts';
import type { TomlFile } from '../../read/toml.ts';
import type { Evidence } from '../../values.ts';

/** More source files are read by nobody: then README.md counts as read. */
const mostFiles = 10_000;

const sourceFolders = ['src', 'tests', 'benches', 'examples'];

/**
 * The first line of the code that names README.md, which then is part of the build: as
 * documentation, as text of a program, or as the data of a test. Empty when no line does.
 */
export function readmeReaders(folder: Folder, packages: readonly TomlFile[]): Evidence[] {
  if (!folder.has('README.md')) return [];
  let seen = 0;
  for (const file of sources(folder, packages)) {
    seen += 1;
    if (seen > mostFiles) return [{ file }];
    const line = lineWithReadme(folder.readHint(file) ?? '');
    if (line !== undefined) return [{ file, line }];
  }
  return [];
}

function lineWithReadme(text: string): number | undefined {
  if (!text.includes('README.md')) return undefined;
  const isCode = (line: string) => line.includes('README.md') && !/^\s*\/\//.test(line);
  const index = text.split('\n').findIndex(isCode);
  return index < 0 ? undefined : index + 1;
}

/** The Rust files of all packages, one by one. */
function* sources(folder: Folder, packages: readonly TomlFile[]): Generator<string> {
  for (const { file } of packages) {
    const base = file.slice(0, -'Cargo.toml'.length);
    yield* namesIn(folder, base).files.map((name) => `${base}${name}`);
    for (const inner of sourceFolders) yield* rustFiles(folder, `${base}${inner}/`, 0);
  }
}

function* rustFiles(folder: Folder, base: string, depth: number): Generator<string> {
  const { folders, files } = namesIn(folder, base);
  yield* files.map((name) => `${base}${name}`);
  if (depth > 20) return;
  for (const name of folders) yield* rustFiles(folder, `${base}${name}/`, depth + 1);
}

/** In order, and of the files those with Rust; nothing of a folder that may not be read. */
function namesIn(folder: Folder, base: string): Names {
  try {
    const { folders, files } = folder.names(base === '' ? '.' : base.slice(0, -1));
    return {
      folders: [...folders].sort(),
      files: files.filter((name) => name.endsWith('.rs')).sort(),
    };
  } catch {
    return { folders: [], files: [] };
  }
}
