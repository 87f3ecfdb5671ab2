import type { Facts } from '../types.ts';
import { openFolder } from './folder.ts';
import { probePython } from './python/index.ts';
import { requirementsFiles } from './python/torch.ts';
import { readRecord } from './record.ts';
import { probeRust } from './rust/index.ts';
import { probeSurroundings } from './surroundings.ts';
import { proposeVariants } from './variants.ts';

const manifests = [
  'pyproject.toml',
  'Cargo.toml',
  'setup.py',
  'setup.cfg',
  ...requirementsFiles,
  'Pipfile',
];

/**
 * What is in the folder, each fact with the file and line it was read from. Nothing is executed.
 * @throws {CliError} exit code 1 for a manifest or record that is broken or unreadable
 */
export function detect(path: string): Facts {
  const folder = openFolder(path);
  const record = readRecord(folder);
  const facts = [probePython, probeRust, probeSurroundings].flatMap((probe) => probe(folder));
  return {
    project: manifests.some((name) => folder.has(name)) ? 'existing' : 'new',
    facts,
    variants: proposeVariants(facts),
    ...(record === undefined ? {} : { record }),
  };
}
