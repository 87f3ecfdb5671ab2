/**
 * The bare walk that detection is measured against: every folder is read, and no file. Folders that
 * git ignores are given by their names, so that no pattern has to be looked at.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const ignored = new Set(process.argv.slice(2));
let files = 0;
walk('.');
process.stdout.write(`${files}\n`);

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) files += 1;
    else if (!ignored.has(entry.name)) walk(join(folder, entry.name));
  }
}
