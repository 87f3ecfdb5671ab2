import { unpackText } from '../record/packed-text.ts';
import { brokenRecord } from '../record/read-record.ts';
import type { ProjectRecord } from '../values.ts';

/**
 * What was generated, by path: the base of the merge.
 *
 * @throws {CliError} exit code 1 when the record does not have it, or not as it was written
 */
export function generatedFiles({ generated }: ProjectRecord): Map<string, string> {
  if (generated === undefined) throw brokenRecord('it does not have “generated”');
  return new Map(
    Object.entries(generated).map(([path, packed]) => {
      if (!isPlain(path))
        throw brokenRecord(`“${path}” in “generated” is not a path in the project`);
      try {
        return [path, unpackText(packed)];
      } catch {
        throw brokenRecord(`“${path}” in “generated” was edited or truncated`);
      }
    }),
  );
}

/** Below the project, and nothing of git's own. */
function isPlain(path: string): boolean {
  const parts = path.split('/');
  return !/[\\\0]/.test(path) && parts.every((part) => !['', '.', '..', '.git'].includes(part));
}
