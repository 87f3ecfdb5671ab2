import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Calls `use` with the path of a JSON file that holds the request, and removes the file after. */
export async function withRequest<Answer>(
  request: unknown,
  use: (path: string) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), 'request-'));
  try {
    const path = join(folder, 'request.json');
    await writeFile(path, JSON.stringify(request));
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
