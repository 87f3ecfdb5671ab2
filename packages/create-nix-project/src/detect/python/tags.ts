import { normalName } from '../../python/name.ts';
import type { Folder } from '../../read/folder.ts';

/** More tags than any project has in folders. */
const mostFolders = 100;

/** The tags of the repository in a folder, as git keeps them: one a file, and all packed ones in one. */
export function tagNames(folder: Folder): string[] {
  const packed = (folder.readHint('.git/packed-refs') ?? '').matchAll(/ refs\/tags\/(\S+)$/gm);
  const names = [...packed].map(([, name = '']) => name);
  const open = ['.git/refs/tags'];
  for (let index = 0; index < open.length && index < mostFolders; index += 1) {
    const path = open[index] ?? '';
    const { folders, files } = folder.names(path);
    names.push(...files.map((name) => `${path}/${name}`.slice('.git/refs/tags/'.length)));
    open.push(...folders.map((name) => `${path}/${name}`));
  }
  return names;
}

/** A version as tags have them: https://packaging.python.org/en/latest/specifications/version-specifiers/ */
const version = /^v?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|rc)[-_.]?(\d+))?$/;

/** The highest version of a package among tags such as `v1.4.0`, `1.4` and `my-app/v1.4.0`. */
export function highestVersion(tags: readonly string[], name: string): string | undefined {
  const found = tags.flatMap((tag) => parse(tag, name) ?? []);
  return found.sort((a, b) => compare(b.order, a.order))[0]?.text;
}

interface Version {
  readonly text: string;
  /** What it is compared by, number by number. */
  readonly order: readonly number[];
}

function parse(tag: string, name: string): Version | undefined {
  const at = /[-_@/](?=v?\d[^/@_]*$)/.exec(tag)?.index;
  const isPrefixed = at !== undefined && normalName(tag.slice(0, at)) === name;
  const [, release, kind, count] = version.exec(isPrefixed ? tag.slice(at + 1) : tag) ?? [];
  if (release === undefined) return undefined;
  const numbers = release.split('.').map(Number);
  const padded = Array.from({ length: 6 }, (_, index) => numbers[index] ?? 0);
  // A final version comes after its candidates.
  const before = kind === undefined ? [3, 0] : [['a', 'b', 'rc'].indexOf(kind), Number(count)];
  return {
    text: kind === undefined ? release : `${release}${kind}${count}`,
    order: [...padded, ...before],
  };
}

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((number, at) => number !== right[at]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
