import type { Facts } from '../types.ts';
import { openFolder } from './folder.ts';
import { probePython } from './python.ts';
import { readRecord } from './record.ts';
import { probeRust } from './rust.ts';
import { probeSurroundings } from './surroundings.ts';
import { proposeVariants } from './variants.ts';

const manifests = ['pyproject.toml', 'Cargo.toml', 'setup.py', 'setup.cfg', 'requirements.txt'];

/**
 * What is in the folder, each fact with the file and line it was read from. Nothing is executed.
 * @throws {CliError} exit code 1 for a manifest or record that is broken or unreadable
 */
export function detect(path: string): Facts {
  const folder = openFolder(path);
  const record = readRecord(folder);
  const facts = [probePython, probeRust, probeSurroundings].flatMap((probe) => probe(folder));
  const names = new Set(folder.list('.').map(({ name }) => name));
  return {
    project: manifests.some((name) => names.has(name)) ? 'existing' : 'new',
    facts,
    variants: proposeVariants(facts),
    ...(record === undefined ? {} : { record }),
  };
}
