/** The bare walk that detection is measured against: every folder is read, and no file. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

let files = 0;
walk('.');
process.stdout.write(`${files}\n`);

function walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) walk(join(folder, entry.name));
    else files += 1;
  }
}
