/** Reads what the rules look at: the project, git, Nix and the home folder. Nothing is executed of it. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { probeWorkspaceAbove } from '../detect/python/workspace-above.ts';
import { localFiles } from '../python/uv/local-files.ts';
import { readUvLock } from '../python/uv/lock.ts';
import { type Folder, openFolder } from '../read/folder.ts';
import { readRecord } from '../record/read-record.ts';
import { unseenFiles } from '../system/git.ts';
import { nixStatus } from '../system/nix-status.ts';
import { run } from '../system/run.ts';
import { attempt } from './attempt.ts';
import { codeOf } from './code.ts';
import { parseFlakeLock } from './flake-lock.ts';
import { readInstalled } from './installed.ts';
import { readNixFiles } from './nix-files.ts';
import type { Driver, ProjectState, SourceFile, VirtualEnvironment } from './state.ts';

/**
 * The state of the project in a folder.
 *
 * @param progress is told what may take a while
 */
export async function gather(
  target: string,
  progress: (text: string) => void,
): Promise<ProjectState> {
  const folder = openFolder(target);
  const problems: string[] = [];
  const record = attempt(() => readRecord(folder), problems);
  // The rule that reads the hashes in it tells of one that is broken.
  const uvLock = attempt(() => readUvLock(folder), []);
  const flake = readFlake(target, folder, uvLock);
  progress('Asking Nix for its settings');
  const nix = await nixStatus();
  const settings = nix.state === 'ready' ? await nixSettings() : {};
  const venv = attempt(() => virtualEnvironment(target, folder), problems);
  if (venv !== undefined) progress('Reading the shared objects in .venv');
  return {
    folder,
    record,
    ...flake,
    uvLock,
    problems,
    environment: process.env,
    nix,
    nixSettings: settings,
    uvWorkspace: probeWorkspaceAbove(target)[0],
    venv,
    userSites: userSites(),
    driver: driver(),
    installed: venv && readInstalled(join(target, '.venv')),
    platform: process.platform,
    now: Date.now(),
  };
}

/** The part that fixes change: the flake's files, and what git knows of them. */
export function readFlake(
  target: string,
  folder: Folder,
  uvLock: ProjectState['uvLock'],
): Pick<ProjectState, 'nixFiles' | 'lock' | 'git' | 'flakeProblems'> {
  const problems: string[] = [];
  const nixFiles = readNixFiles(folder, problems);
  const text = attempt(() => folder.readText('flake.lock'), problems);
  const wanted = [
    ...nixFiles.map(({ path }) => path),
    ...(text === undefined ? [] : ['flake.lock']),
    ...filesRead(nixFiles, uvLock).filter(
      (file) => attempt(() => folder.has(file), problems) === true,
    ),
  ];
  return {
    nixFiles,
    lock: text === undefined ? undefined : parseFlakeLock(text),
    git: unseenFiles(target, wanted),
    flakeProblems: problems,
  };
}

/** Lock files with their manifests, by what in Nix code says that it reads them. */
const readers = [
  ['uv.lock', 'pyproject.toml', /\buv\.lock\b|\buv2nix\b/],
  ['poetry.lock', 'pyproject.toml', /\bpoetry\.lock\b|\bpoetry2nix\b/],
  ['Cargo.lock', 'Cargo.toml', /\bCargo\.lock\b|\bcrane\b|\bnaersk\b/],
] as const;

/** The files of the project's own that the flake reads while it is evaluated. */
function filesRead(nixFiles: readonly SourceFile[], uvLock: ProjectState['uvLock']): string[] {
  const code = nixFiles.map(codeOf);
  const read = readers.filter(([, , pattern]) => code.some((text) => pattern.test(text)));
  const isUvRead = read.some(([file]) => file === 'uv.lock');
  const named = isUvRead && uvLock !== undefined ? localFiles(uvLock) : [];
  return [...new Set([...read.flatMap(([lock, manifest]) => [lock, manifest]), ...named])];
}

async function nixSettings(): Promise<Record<string, string>> {
  const { code, stdout } = await run('nix', ['config', 'show']);
  if (code !== 0) return {};
  const lines = stdout.split('\n').map((line) => /^([\w-]+) = (.*)$/.exec(line));
  return Object.fromEntries(lines.flatMap((match) => (match ? [[match[1], match[2]]] : [])));
}

function virtualEnvironment(target: string, folder: Folder): VirtualEnvironment | undefined {
  const settings = folder.readHint('.venv/pyvenv.cfg');
  if (settings === undefined) return undefined;
  const field = (name: string) =>
    new RegExp(`^${name}\\s*=\\s*(.*?)\\s*$`, 'm').exec(settings)?.[1];
  const home = field('home');
  const version = field('version_info') ?? field('version');
  return {
    home,
    homeExists: home === undefined || existsSync(home),
    pythonExists: existsSync(join(target, '.venv/bin/python')),
    version: version?.split('.').slice(0, 2).join('.'),
    release: version?.split('.').slice(0, 3).join('.'),
  };
}

/** The folders of NixOS and WSL, and those of other distributions. */
const driverPlaces = [
  '/run/opengl-driver/lib',
  '/usr/lib/wsl/lib',
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/aarch64-linux-gnu',
  '/usr/lib64',
  '/usr/lib',
];

function driver(): Driver {
  return {
    inKernel: ['/proc/driver/nvidia/version', '/dev/dxg'].some((path) => existsSync(path)),
    places: driverPlaces,
    libraries: driverPlaces.filter((place) => existsSync(join(place, 'libcuda.so.1'))),
  };
}

function userSites(): string[] {
  const library = join(homedir(), '.local/lib');
  return listNames(library)
    .filter((name) => /^python3\.\d+$/.test(name))
    .map((name) => join(library, name, 'site-packages'))
    .filter((place) => listNames(place).some((name) => name.endsWith('.dist-info')));
}

function listNames(place: string): string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}
