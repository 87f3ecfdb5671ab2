import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { stableSuite } from './base.ts';
import { type DebianRoot, debianRoot } from './debian-root.ts';
import { multiarch } from './relocate.ts';

/** A library, as pkgs/library.nix reads it. */
export interface HostLibrary {
  readonly version: string;
  /** Its files, relative to the folder of all libraries. */
  readonly files: readonly string[];
  /** What describes, to pkg-config, the libraries of others that it needs: paths. */
  readonly needs: readonly string[];
}

/** All libraries, and the folder that has their files. */
export interface HostLibraries {
  /** Where builds see the folder. */
  readonly folder: string;
  readonly multiarch: string;
  readonly packages: Readonly<Record<string, HostLibrary>>;
}

const words = (text: string): string[] => text.split(' ');

/** By nixpkgs' names, the packages of Debian that have a library and its headers. */
const debianPackages: Readonly<Record<string, readonly string[]>> = {
  'alsa-lib': words('libasound2-dev libasound2t64'),
  bzip2: words('libbz2-dev libbz2-1.0'),
  curl: words('libcurl4-openssl-dev libcurl4t64'),
  dbus: words('libdbus-1-dev libdbus-1-3'),
  expat: words('libexpat1-dev libexpat1'),
  fontconfig: words('libfontconfig-dev libfontconfig1'),
  freetype: words('libfreetype-dev libfreetype6'),
  geos: words('libgeos-dev libgeos-c1t64 libgeos3.13.1'),
  glib: words('libglib2.0-dev libgio-2.0-dev libglib2.0-0t64'),
  libffi: words('libffi-dev libffi8'),
  libGL: words('libgl-dev libgl1 libglvnd0 libglx0'),
  libgit2: words('libgit2-dev libgit2-1.9'),
  libjpeg: words('libjpeg62-turbo-dev libjpeg62-turbo'),
  libpng: words('libpng-dev libpng16-16t64'),
  libpq: words('libpq-dev libpq5'),
  libsndfile: words('libsndfile1-dev libsndfile1'),
  libsodium: words('libsodium-dev libsodium23'),
  libssh2: words('libssh2-1-dev libssh2-1t64'),
  libxml2: words('libxml2-dev libxml2'),
  libxslt: words('libxslt1-dev libxslt1.1'),
  libyaml: words('libyaml-dev libyaml-0-2'),
  libx11: words('libx11-dev libx11-6'),
  libxcb: words('libxcb1-dev libxcb1'),
  libxext: words('libxext-dev libxext6'),
  libice: words('libice-dev libice6'),
  libsm: words('libsm-dev libsm6'),
  openssl: words('libssl-dev libssl3t64'),
  portaudio: words('portaudio19-dev libportaudio2'),
  readline: words('libreadline-dev libreadline8t64'),
  sqlite: words('libsqlite3-dev libsqlite3-0'),
  udev: words('libudev-dev libudev1'),
  xz: words('liblzma-dev liblzma5'),
  zlib: words('zlib1g-dev zlib1g'),
  zstd: words('libzstd-dev libzstd1'),
};

/** Unpacks the libraries that nixpkgs has as packages. */
export async function hostLibraries(): Promise<HostLibraries> {
  const root = await debianRoot({
    role: 'libraries',
    debianSuite: stableSuite,
    packages: Object.values(debianPackages).flat(),
  });
  const entries = Object.entries(debianPackages).map(async ([name, packages]) => [
    name,
    await library(root, packages),
  ]);
  return {
    folder: root.mount,
    multiarch,
    packages: Object.fromEntries(await Promise.all(entries)),
  };
}

async function library(root: DebianRoot, packages: readonly string[]): Promise<HostLibrary> {
  const all = (await Promise.all(packages.map(root.files))).flat();
  const files = all.filter((file) => /^(bin|include|lib)\/|^share\/pkgconfig\//.test(file));
  const modules = files.filter((file) => file.endsWith('.pc'));
  const [module] = modules;
  const version =
    module === undefined
      ? undefined
      : field(await readFile(join(root.folder, module), 'utf8'), 'Version');
  return { version: version ?? '0', files, needs: await needs(root, modules) };
}

/** The files of modules that these ones require, directly or not, and that are in other packages. */
async function needs(root: DebianRoot, modules: readonly string[]): Promise<string[]> {
  const known = new Set(modules);
  const open = [...modules];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    const text = await readFile(join(root.folder, file), 'utf8').catch(() => '');
    for (const name of required(text))
      for (const folder of [`lib/${multiarch}/pkgconfig`, 'share/pkgconfig']) {
        const path = `${folder}/${name}.pc`;
        const there = await readFile(join(root.folder, path)).catch(() => null);
        if (there === null || known.has(path)) continue;
        known.add(path);
        open.push(path);
      }
  }
  const own = new Set(modules.map((path) => basename(path)));
  return [...known]
    .filter((path) => !own.has(basename(path)))
    .map((path) => join(root.mount, path));
}

/** `Requires: dbus-1 >= 1.0, zlib` names two modules. */
function required(text: string): string[] {
  const lists = [field(text, 'Requires'), field(text, 'Requires.private')].join(',');
  return [...lists.matchAll(/(?:^|[,\s])\s*([\w.+-]*[A-Za-z][\w.+-]*)/g)].map(
    ([, name = '']) => name,
  );
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`^${name.replace('.', '\\.')}:[ \\t]*(.*)$`, 'm').exec(text)?.[1]?.trim();
}
