/** What `policy` is measured against: poetry.lock is read and parsed, with the same library. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { parse } from 'smol-toml';

const lock = parse(readFileSync('poetry.lock', 'utf8'));
process.stdout.write(`${lock.package.length}\n`);
