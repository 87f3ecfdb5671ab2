import { join } from 'node:path';
import { repository } from '../../host/cache.ts';
import { findNix } from '../../host/nix.ts';
import { runOrThrow } from '../../host/run.ts';
import { withRequest } from './request.ts';

const lib = join(repository, 'tools/offline/nixpkgs/lib');

/**
 * Evaluates a Nix file of this folder, a function of { lib, request }.
 *
 * @param request is written to a JSON file, whose path the function gets
 * @returns what the function gives, read from JSON
 * @throws when there is no Nix, or the evaluation fails
 */
export function evaluate<Answer>(file: string, request: unknown): Promise<Answer> {
  return withRequest(request, async (path) => {
    const { program, config } = await findNix();
    // A path in quotes can have any character.
    const [importFile, libFile, requestFile] = [join(import.meta.dirname, file), lib, path].map(
      (text) => JSON.stringify(text),
    );
    const expression = `import ${importFile} { lib = import ${libFile}; request = ${requestFile}; }`;
    const env = { NIX_CONFIG: config.join('\n') };
    return JSON.parse(
      await runOrThrow(program, ['eval', '--impure', '--json', '--expr', expression], { env }),
    );
  });
}
