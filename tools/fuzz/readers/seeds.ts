import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../host/cache.ts';
import type { Seeds } from '../mutate.ts';

/** The contents of a file in all examples that have it, and of other files of the repository. */
export function seedFiles(file: string, ...others: readonly string[]): Seeds {
  const examples = readdirSync(join(repository, 'examples')).sort();
  const paths = [...examples.map((example) => join('examples', example, file)), ...others];
  const places = paths.map((path) => join(repository, path)).filter((path) => existsSync(path));
  return seedsOf(places.map((path) => readFileSync(path)));
}

/** @throws {Error} when there is none */
export function seedsOf(list: readonly (Uint8Array | string)[]): Seeds {
  const [first, ...rest] = list.map((content) => Buffer.from(content));
  if (first === undefined) throw new Error('There is nothing to begin with.');
  return [first, ...rest];
}

export function readExample(path: string): Buffer {
  return readFileSync(join(repository, 'examples', path));
}
