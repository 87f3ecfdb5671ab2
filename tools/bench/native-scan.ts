/**
 * Scans an environment as the command does, bundled with it by `native.ts`. With a second argument it
 * prints what each file needs in place of the result.
 */
import process from 'node:process';
import { readObjects, scan } from '../../packages/create-nix-project/src/native/scan.ts';

const [folder = '.', mode] = process.argv.slice(2);
const result =
  mode === undefined
    ? scan(folder)
    : readObjects(folder).objects.map(({ path, elf }) => [path, elf?.needed ?? null]);
process.stdout.write(JSON.stringify(result));
