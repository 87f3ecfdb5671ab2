import { isPlainName, type Outputs } from '../../create-nix-project/src/for-nx-flake/index.ts';

const nothing: Outputs = { apps: [], checks: [], reports: [] };

/**
 * What a flake offers by name, as create-nix-project has recorded it.
 *
 * @param record the text of the record; undefined where there is none
 */
export function recordedOutputs(record: string | undefined): Outputs {
  const outputs = record === undefined ? undefined : parse(record)?.outputs;
  if (typeof outputs !== 'object' || outputs === null) return nothing;
  const names = (field: keyof Outputs) => {
    const value: unknown = outputs[field];
    const list: unknown[] = Array.isArray(value) ? value : [];
    return list.filter((name) => typeof name === 'string').filter(isPlainName);
  };
  return { apps: names('apps'), checks: names('checks'), reports: names('reports') };
}

/** What is no record says nothing; `create-nix-project update` tells what is wrong with it. */
function parse(text: string): { readonly outputs?: Outputs } | null | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
