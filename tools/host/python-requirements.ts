import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { runOrThrow } from './run.ts';
import { findUv } from './uv.ts';

/**
 * Asks uv what Python packages need at run time on Linux, and keeps the answer.
 *
 * @param versions what to ask about; all that these need has to be among them
 * @param python the Python that they are for, such as `3.11`
 * @returns the names of what each needs
 * @throws when two of them do not go together, or one that others need is not among them
 */
export async function pythonRequirements(
  versions: Readonly<Record<string, string>>,
  python: string,
): Promise<Map<string, string[]>> {
  const releases = Object.entries(versions).map(([name, version]) => `${name}==${version}`);
  const needs = requirementsOf(await resolve(releases.sort(), python));
  const unknown = [...needs.keys()].filter((name) => versions[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`other Python packages need these, in no version: ${unknown.join(', ')}`);
  return needs;
}

async function resolve(requirements: readonly string[], python: string): Promise<string> {
  const text = `${requirements.join('\n')}\n`;
  // To uv, 3.11 alone has pre-releases in it, which may need more.
  const machine = ['--python-version', `${python}.1`, '--python-platform', 'linux'];
  const key = createHash('sha256')
    .update(`${machine.join(' ')}\n${text}`)
    .digest('hex');
  const folder = await cached(`host/python-requires-${key.slice(0, 16)}`, async (target) => {
    const [input, output] = [join(target, 'requirements.in'), join(target, 'requirements.txt')];
    await writeFile(input, text);
    const options = ['--quiet', '--no-header', '--annotation-style', 'line', '-o', output];
    await runOrThrow(await findUv(), ['pip', 'compile', ...options, ...machine, input]);
  });
  return readFile(join(folder, 'requirements.txt'), 'utf8');
}

/**
 * What each package needs, by the comments that uv writes: `anyio==4.13.0  # via httpx, starlette`.
 */
export function requirementsOf(compiled: string): Map<string, string[]> {
  const lines = [...compiled.matchAll(/^([\w.-]+)==\S+.*?(?:# via (.*))?$/gm)];
  const needs = new Map(lines.map(([, name = '']): [string, string[]] => [name, []]));
  for (const [, name = '', via = ''] of lines)
    for (const other of via.split(', ')) needs.get(other)?.push(name);
  return needs;
}
