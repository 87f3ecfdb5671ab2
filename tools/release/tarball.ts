import { posix } from 'node:path';

/** The files of a package by their paths, as npm packed them. */
export type PackedFiles = ReadonlyMap<string, string>;

/** Always there: npm shows the first two, and the third is the package. */
const always = ['LICENSE', 'README.md', 'package.json'];

/** Fields of package.json whose values are paths in the package. */
const pathFields = ['main', 'bin', 'exports', 'types', 'executors', 'generators'];

/** Links and pictures of Markdown that are not whole addresses or places on the page. */
const relativeLinks = /\]\((?!https:|#)([^)\s]+)/g;

/**
 * What is wrong with the content of a tarball. In it are the files that package.json refers to, what
 * those refer to in turn, and nothing else: no sources, source maps or tests.
 *
 * @param machine a path of this machine that no file may contain
 * @returns a sentence for each fault
 */
export function tarballFaults(files: PackedFiles, machine: string): string[] {
  const faults: string[] = [];
  const reached = new Set<string>();
  const reach = (path: string, from: string) => {
    const found = resolved(files, path);
    if (found.length === 0) faults.push(`${from} refers to ${path}, which is not in the tarball.`);
    for (const file of found.filter((it) => !reached.has(it))) {
      reached.add(file);
      // What is in a folder is data.
      if (path.endsWith('/')) continue;
      for (const next of references(file, files.get(file) ?? '')) reach(next, file);
    }
  };
  for (const path of always) reach(path, 'npm');
  for (const path of files.keys())
    if (!reached.has(path)) faults.push(`${path} is in the tarball, and nothing refers to it.`);
  for (const [path, text] of files)
    if (text.includes(machine)) faults.push(`${path} has a path of this machine, ${machine}.`);
  for (const [, target] of (files.get('README.md') ?? '').matchAll(relativeLinks))
    faults.push(`README.md links to ${target}, which leads nowhere on its page at npm.`);
  return faults;
}

/**
 * What is at a path: a file, where as for Node the extension may be left out, or all files of a folder
 * whose path ends in a slash, or that a pattern such as `schema/*.json` stands for.
 */
function resolved(files: PackedFiles, path: string): string[] {
  if (path.endsWith('/')) return [...files.keys()].filter((file) => file.startsWith(path));
  const [start = '', end] = path.split('*');
  if (end !== undefined)
    return [...files.keys()].filter((file) => file.startsWith(start) && file.endsWith(end));
  const found = ['', '.cjs', '.js', '.json'].map((end) => path + end).find((it) => files.has(it));
  return found === undefined ? [] : [found];
}

/** The paths, from the top of the package, that a file refers to. */
function references(path: string, text: string): string[] {
  const here = (other: string) => posix.join(posix.dirname(path), other);
  if (path === 'package.json') {
    const manifest = JSON.parse(text);
    return pathFields.flatMap((field) => strings(manifest[field])).map(here);
  }
  if (path.endsWith('.json'))
    return strings(JSON.parse(text))
      .filter((value) => /^\.{1,2}\//.test(value))
      .map(here);
  if (!/\.[cm]?js$/.test(path)) return [];
  const modules = [...text.matchAll(/\brequire\(["'`](\.[^"'`]*)["'`]\)/g)];
  // The files that a generator writes from.
  const folders = [...text.matchAll(/\(__dirname,["'`]([^"'`]*)["'`]\)/g)];
  return [...modules.map(([, it]) => `${it}`), ...folders.map(([, it]) => `${it}/`)].map(here);
}

/** All strings in a value of JSON. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(strings) : [];
}
