/** Reads what the rules look at: the project, git, Nix and the home folder. Nothing is executed of it. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Folder, openFolder } from '../detect/folder.ts';
import { readRecord } from '../detect/record.ts';
import { run } from '../exec.ts';
import { unseenFiles } from '../git.ts';
import { scan } from '../native/scan.ts';
import { nixStatus } from '../nix-status.ts';
import { parseFlakeLock } from './flake-lock.ts';
import type { Driver, ProjectState, SourceFile, VirtualEnvironment } from './state.ts';

/** The state of the project in a folder. */
export async function gather(target: string): Promise<ProjectState> {
  const folder = openFolder(target);
  const nix = await nixStatus();
  return {
    folder,
    record: readRecord(folder),
    ...readFlake(target, folder),
    environment: process.env,
    nix,
    nixSettings: nix.state === 'ready' ? await nixSettings() : {},
    venv: virtualEnvironment(target, folder),
    userSites: userSites(),
    driver: driver(),
    installed: folder.has('.venv/pyvenv.cfg') ? scan(join(target, '.venv')) : undefined,
    platform: process.platform,
    now: Date.now(),
  };
}

/** The part that fixes change: the flake's files, and what git knows of them. */
export function readFlake(
  target: string,
  folder: Folder,
): Pick<ProjectState, 'nixFiles' | 'lock' | 'git'> {
  const nixFiles = readNixFiles(folder);
  const text = folder.readText('flake.lock');
  const wanted = [
    ...nixFiles.map(({ path }) => path),
    ...(text === undefined ? [] : ['flake.lock']),
  ];
  return {
    nixFiles,
    lock: text === undefined ? undefined : parseFlakeLock(text),
    git: unseenFiles(target, wanted),
  };
}

/** No flake has more Nix files than this below nix/, or folders in folders; the rest is not read. */
const mostFiles = 500;
const deepest = 20;

function readNixFiles(folder: Folder): SourceFile[] {
  const paths = folder.has('flake.nix') ? ['flake.nix'] : [];
  const open = [{ path: 'nix', depth: 1 }];
  for (let next = open.pop(); next !== undefined && paths.length < mostFiles; next = open.pop())
    for (const { name, isFolder } of folder.list(next.path)) {
      const path = `${next.path}/${name}`;
      if (!isFolder && name.endsWith('.nix')) paths.push(path);
      if (isFolder && next.depth < deepest) open.push({ path, depth: next.depth + 1 });
    }
  return paths
    .sort()
    .slice(0, mostFiles)
    .map((path) => ({ path, text: folder.readHint(path) ?? '' }));
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
