import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { findPython } from './python.ts';
import { runOrThrow } from './run.ts';
import { findUv } from './uv.ts';
import { isAtLeast } from './version.ts';

/** Where a file of the package index is, and what it is to be. */
export interface PythonFile {
  readonly url: string;
  readonly sha256: string;
}

/** The files that the package index has of some releases, by their names. */
export type PythonFiles = Readonly<Record<string, PythonFile>>;

/** What poetry.lock says, as far as it matters for where files are. */
export interface LockedReleases {
  /** `name==version`, for the packages that come from an index. */
  readonly releases: readonly string[];
  /** The oldest Python that matters to the project, such as `3.12`. */
  readonly python: string;
}

/** Of the Pythons that the offline nixpkgs may have, the oldest, and one that most packages know. */
const [oldestPython, usualPython] = ['3.11', '3.12'];

/** Reads a poetry.lock, which Poetry writes in one and the same form. */
export function readPoetryLock(text: string): LockedReleases {
  const [, ...blocks] = text.split(/^\[\[package\]\]$/m);
  const releases = blocks.flatMap((block) => {
    const field = (name: string) => new RegExp(`^${name} = "(.*)"$`, 'm').exec(block)?.[1];
    const source = /^\[package\.source\]\ntype = "(.*)"$/m.exec(block)?.[1] ?? 'legacy';
    const [name, version] = [field('name'), field('version')];
    // What comes from git, a folder or an address says itself where it is.
    return name && version && source === 'legacy' ? [`${name}==${version}`] : [];
  });
  const supported = /^python-versions = "(.*)"$/m.exec(text.slice(text.lastIndexOf('[metadata]')));
  const named = /(?:\^|>=|~|==)\s*(3\.\d+)/.exec(supported?.[1] ?? '')?.[1] ?? usualPython;
  const python = isAtLeast(named, oldestPython) ? named : oldestPython;
  return { releases: [...new Set(releases)].sort(), python };
}

/**
 * Asks uv where the files of releases are. A lock of Poetry has names and hashes of files, and no
 * addresses; uv knows which index this machine uses. The answer is kept in the cache.
 *
 * @throws when uv or the index fails
 */
export async function pythonFiles({ releases, python }: LockedReleases): Promise<PythonFiles> {
  if (releases.length === 0) return {};
  const key = createHash('sha256')
    .update(JSON.stringify([releases, python]))
    .digest('hex');
  const folder = await cached(`host/python-files-${key.slice(0, 16)}`, async (target) => {
    const [input, output] = [join(target, 'requirements.in'), join(target, 'pylock.toml')];
    await writeFile(input, distinctVersions(releases).join('\n'));
    await compile(input, output, python).catch(async (error: unknown) => {
      // The oldest Python of the project may be too old for some packages of its newer ones.
      if (python === usualPython) throw error;
      await compile(input, output, usualPython);
    });
    const entries = [...(await readFile(output, 'utf8')).matchAll(fileEntry)].map(
      ([, url = '', sha256]) => [fileName(url), { url, sha256 }],
    );
    await writeFile(join(target, 'files.json'), JSON.stringify(Object.fromEntries(entries)));
  });
  return JSON.parse(await readFile(join(folder, 'files.json'), 'utf8'));
}

/** https://packaging.python.org/en/latest/specifications/pylock-toml/, as uv writes it. */
const fileEntry = /\burl = "([^"]+)".*?\bsha256 = "([0-9a-f]{64})"/g;

/** Writes the files for that version of Python and newer ones. */
async function compile(input: string, output: string, python: string): Promise<void> {
  const options = ['--quiet', '--no-deps', '--universal', '--no-header', '--no-annotate'];
  const wanted = ['--python-version', python, '--format', 'pylock.toml', '-o', output];
  // Nothing is built, so any Python will do; on the PATH of this machine there may be none.
  const interpreter = ['--python', await findPython('3.13')];
  await runOrThrow(await findUv(), [
    'pip',
    'compile',
    ...options,
    ...interpreter,
    ...wanted,
    input,
  ]);
}

/** A lock may have two versions of a package, for different machines; uv wants to hear when. */
function distinctVersions(releases: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return releases.map((release) => {
    const [name = ''] = release.split('==');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    const count = releases.filter((other) => other.startsWith(`${name}==`)).length;
    return count === 1 ? release : `${release}; platform_machine == 'version-${before}'`;
  });
}

function fileName(url: string): string {
  const [path = ''] = url.split(/[#?]/);
  return decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
}
