import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { runOrThrow } from './run.ts';
import { torchPython, torchWheels } from './torch-packages.ts';
import { findUv } from './uv.ts';
import { type HostWheel, hostWheels } from './wheels.ts';

/**
 * Where the wheels are that flakes with torch may ask nixpkgs for, and which needs which.
 *
 * @throws when the index lacks one, or one needs a package that the table does not have
 */
export async function hostTorchWheels(): Promise<Record<string, HostWheel>> {
  const requirements = Object.entries(torchWheels).map(([name, version]) => `${name}==${version}`);
  const needs = requirementsOf(await resolve(requirements));
  const unknown = [...needs.keys()].filter((name) => torchWheels[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`tools/host/torch-packages.ts lacks what others need: ${unknown.join(', ')}`);
  const recipes = Object.entries(torchWheels).map(([name, version]) => [
    name,
    { version, requires: needs.get(name) ?? [] },
  ]);
  return hostWheels(Object.fromEntries(recipes), '3.12', torchPython);
}

/** Asks uv what these releases need, and keeps the answer. */
async function resolve(requirements: readonly string[]): Promise<string> {
  const text = `${requirements.join('\n')}\n`;
  const key = createHash('sha256').update(text).digest('hex').slice(0, 16);
  const folder = await cached(`host/python-requires-${key}`, async (target) => {
    const [input, output] = [join(target, 'requirements.in'), join(target, 'requirements.txt')];
    await writeFile(input, text);
    const options = ['--quiet', '--no-header', '--annotation-style', 'line', '-o', output];
    const machine = ['--python-version', torchPython, '--python-platform', 'linux'];
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
