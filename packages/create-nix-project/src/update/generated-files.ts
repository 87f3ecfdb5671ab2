import { CliError, exitCodes } from '../errors.ts';
import { unpackText } from '../packed-text.ts';
import { recordFile } from '../record-file.ts';
import type { ProjectRecord } from '../types.ts';

/**
 * What was generated, by path: the base of the merge.
 *
 * @throws {CliError} exit code 1 when the record does not have it, or not as it was written
 */
export function generatedFiles({ generated }: ProjectRecord): Map<string, string> {
  if (generated === undefined) throw broken('it does not have “generated”');
  return new Map(
    Object.entries(generated).map(([path, packed]) => {
      if (!isPlain(path)) throw broken(`“${path}” in “generated” is no path of the project`);
      try {
        return [path, unpackText(packed)];
      } catch {
        throw broken(`“${path}” in “generated” was edited or cut off`);
      }
    }),
  );
}

/** Below the project, and nothing of git's own. */
function isPlain(path: string): boolean {
  const parts = path.split('/');
  return !/[\\\0]/.test(path) && parts.every((part) => !['', '.', '..', '.git'].includes(part));
}

function broken(reason: string): CliError {
  return new CliError(`${recordFile} is broken: ${reason}.`, {
    code: 'broken-record',
    exitCode: exitCodes.failed,
    hint: 'Restore it from git, or remove it: `create-nix-project update --template ID` makes it anew.',
  });
}
