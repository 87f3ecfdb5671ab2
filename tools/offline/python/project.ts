import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findPython } from '../../host/python.ts';
import { runOrThrow } from '../../host/run.ts';
import { findUv } from '../../host/uv.ts';
import { evaluate } from './evaluate.ts';

/** Groups and extras of the project `my-app`. */
export interface Selection {
  readonly groups?: readonly string[];
  readonly extras?: readonly string[];
}

/** What the offline uv2nix makes of one package. */
export interface Package {
  readonly pname: string;
  readonly version: string;
  readonly kind: 'wheel' | 'pyproject' | 'folder';
  /** What is downloaded, or the name of the file or folder. */
  readonly source: string | { readonly name: string; readonly url: string; readonly hash: string };
}

/** The oldest version that projects.ts supports: it needs the most packages. */
const pythonVersion = '3.12';

/**
 * Calls `use` with a new folder that holds the files; removes the folder after.
 */
export async function withProject<Result>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs uv in the folder and gives all that it printed. */
export async function uv(folder: string, ...args: string[]): Promise<string> {
  const command = ['-c', 'exec "$@" 2>&1', 'sh', await findUv(), ...args];
  return runOrThrow('sh', command, {
    cwd: folder,
    env: {
      UV_PYTHON: await findPython(pythonVersion),
      UV_PROJECT_ENVIRONMENT: 'not-there',
      VIRTUAL_ENV: undefined,
    },
  });
}

/** `name==version` of each package that uv would install, itself reading the lock file. */
export async function installedByUv(folder: string, selection: Selection): Promise<string[]> {
  const output = await uv(
    folder,
    ...['sync', '--frozen', '--dry-run', '--no-install-project', '--no-default-groups'],
    ...(selection.groups ?? []).flatMap((group) => ['--group', group]),
    ...(selection.extras ?? []).flatMap((extra) => ['--extra', extra]),
  );
  return [...output.matchAll(/^ \+ (\S+)/gm)].map(([, name]) => name ?? '').sort();
}

/** The packages that the offline uv2nix finds for the system, and for the Python that `uv` runs with. */
export async function packages(
  folder: string,
  selection: Selection,
  system = 'x86_64-linux',
): Promise<Package[]> {
  const question = 'import platform; print(platform.python_version())';
  const python = (await runOrThrow(await findPython(pythonVersion), ['-c', question])).trim();
  return evaluate('packages.nix', { folder, python, system, selection });
}
