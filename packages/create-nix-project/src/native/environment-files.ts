import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { normalName } from '../python/name.ts';
import { readWhole } from './bytes.ts';
import { isSharedObject, type Problem } from './object.ts';
import { systemReason } from './system-reason.ts';
import { readRecord } from './wheel/wheel-record.ts';

/** A file whose name says that it is a shared object; it may be a link, or a pipe. */
export interface ObjectFile {
  /** From the folder that was searched, with `/`. */
  readonly path: string;
  /** The normalized name of the package that has it, as far as that is known. */
  readonly package: string | undefined;
}

export interface ObjectFiles {
  readonly files: readonly ObjectFile[];
  /** The normalized names of the installed packages. */
  readonly packages: readonly string[];
  readonly problems: readonly Problem[];
}

/** The largest environments in use have about 30,000 folders, and 5,000 shared objects. */
const mostFolders = 300_000;
const mostFiles = 100_000;
/** That of PyTorch has 2 MB. */
const largestRecord = 50_000_000;

/** A folder that is still to be looked at. */
interface Place {
  readonly path: string;
  /** The package that it may belong to. */
  readonly owner: string | undefined;
}

/**
 * The shared objects of an environment such as `.venv`, or of any other folder.
 *
 * What an installer has listed is not searched: RECORD has all files of a package, and reading it is
 * much faster than reading the folders. No link is followed, in neither way.
 */
export function findObjects(root: string): ObjectFiles {
  const search = new Search(root);
  for (let place = search.next(); place !== undefined; place = search.next()) search.look(place);
  return search.found();
}

class Search {
  private readonly open: Place[] = [{ path: '', owner: undefined }];
  /** The package that a shared object may belong to, by its path. */
  private readonly files = new Map<string, string | undefined>();
  private readonly problems: Problem[] = [];
  /** Packages by the paths of their shared objects. */
  private readonly owners = new Map<string, string>();
  private readonly isFolder = new Map<string, boolean>([['', true]]);
  private readonly packages = new Set<string>();
  private folders = 0;

  constructor(private readonly root: string) {}

  next(): Place | undefined {
    if (this.folders < mostFolders && this.files.size < mostFiles) return this.open.pop();
    if (this.open.length > 0) this.problems.push({ path: '.', reason: 'it has too many files' });
    return undefined;
  }

  found(): ObjectFiles {
    const files = [...this.files].map(([path, owner]) => ({
      path,
      package: this.owners.get(path) ?? owner,
    }));
    return { files, packages: [...this.packages], problems: this.problems };
  }

  look({ path, owner }: Place): void {
    this.folders += 1;
    const entries = this.list(path);
    const infos = entries.filter((entry) => entry.isDirectory() && infoName.test(entry.name));
    const listed = new Set(infos.flatMap(({ name }) => this.readInfo(path, name)));
    for (const entry of entries) {
      const place = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (listed.has(entry.name) || notSearched.test(entry.name)) continue;
        const name = infos.length > 0 ? packageOf(entry.name) : owner;
        this.open.push({ path: place, owner: name });
      } else if (isSharedObject(entry.name)) this.files.set(place, owner);
    }
  }

  /** Takes the files of a package, and gives the folders that need not be searched for them. */
  private readInfo(site: string, info: string): string[] {
    const name = normalName(infoName.exec(info)?.[1] ?? info);
    this.packages.add(name);
    const path = posix.join(site, info, 'RECORD');
    let text: string;
    try {
      text = readWhole(join(this.root, path), largestRecord);
    } catch (error) {
      // Editable packages of some tools have none.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.problems.push({ path, reason: systemReason(error) });
      return [];
    }
    const { objects, folders } = readRecord(text);
    const prefix = site === '' ? '' : `${site}/`;
    for (const object of objects) {
      if (this.files.size >= mostFiles || this.owners.size >= mostFiles) break;
      const place = object.startsWith('.') ? posix.join(site, object) : `${prefix}${object}`;
      this.owners.set(place, name);
      // What lies elsewhere is found there.
      const isBelow = object.includes('/') && !object.startsWith('..') && !object.startsWith('/');
      if (isBelow && this.isRealFolder(place.slice(0, place.lastIndexOf('/'))))
        this.files.set(place, name);
    }
    return [...folders];
  }

  /** Whether it is a folder and none of its parents is a link. */
  private isRealFolder(path: string): boolean {
    const known = this.isFolder.get(path);
    if (known !== undefined) return known;
    const parent = posix.dirname(path);
    const isReal =
      isFolder(`${this.root}/${path}`) && this.isRealFolder(parent === '.' ? '' : parent);
    this.isFolder.set(path, isReal);
    return isReal;
  }

  private list(path: string): Dirent[] {
    try {
      return readdirSync(join(this.root, path), { withFileTypes: true });
    } catch (error) {
      this.problems.push({ path: path === '' ? '.' : path, reason: systemReason(error) });
      return [];
    }
  }
}

/** False also for names that no file system has. */
function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

const infoName = /^(.+?)-[^-]+\.dist-info$/;
const notSearched = /^__pycache__$|\.dist-info$/;

/** `numpy.libs` → `numpy` */
function packageOf(folder: string): string {
  return normalName(folder.replace(/\.libs$/, ''));
}
