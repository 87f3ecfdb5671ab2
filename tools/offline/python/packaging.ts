import { resolve } from 'node:path';
import { runOrThrow } from '../../host/run.ts';
import { findUv } from '../../host/uv.ts';
import { withRequest } from './request.ts';

/**
 * Asks the packaging library, the reference for markers and tags, through a Python file, which reads
 * the JSON file it is given and prints JSON.
 *
 * @param file its path, or its name in this folder
 * @throws when there is no uv, or the file fails
 */
export function askPackaging<Answer>(file: string, request: unknown): Promise<Answer> {
  return withRequest(request, async (path) => {
    const script = resolve(import.meta.dirname, file);
    const args = ['run', '--quiet', '--no-project', '--with', 'packaging==26.3'];
    return JSON.parse(await runOrThrow(await findUv(), [...args, 'python', script, path]));
  });
}
