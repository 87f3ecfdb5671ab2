/** Prints what the projects beside this repository are, for Nx, which hashes no file outside of it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { corpusProjects } from './projects.ts';

const hash = createHash('sha256');
for (const { name, folder } of corpusProjects())
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    hash.update(`${name}/${path.slice(folder.length)}\0`).update(readFileSync(path));
  }
process.stdout.write(`${hash.digest('hex')}\n`);
