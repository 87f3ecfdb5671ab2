import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { packText } from '../../packages/create-nix-project/src/record/packed-text.ts';
import { runOrThrow } from '../host/run.ts';

/**
 * Makes a project that nobody edited and that is behind in every Nix file, committed.
 *
 * @param scaffold the command that makes `my-app` in the folder it runs in
 */
export async function makeBehindProject(
  folder: string,
  scaffold: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  await runOrThrow(process.execPath, scaffold, { cwd: folder, env });
  const project = join(folder, 'my-app');
  const place = join(project, '.nix-project.json');
  const record = JSON.parse(await readFile(place, 'utf8'));
  for (const path of Object.keys(record.generated).filter((name) => name.endsWith('.nix'))) {
    const text = `# As it was before.\n${await readFile(join(project, path), 'utf8')}`;
    record.generated[path] = packText(text);
    await writeFile(join(project, path), text);
  }
  await writeFile(place, JSON.stringify(record, null, 2));
  const git = ['-C', project, '-c', 'user.name=bench', '-c', 'user.email=bench@bench'];
  await runOrThrow('git', [...git, 'add', '--all']);
  await runOrThrow('git', [...git, 'commit', '--quiet', '--message', 'before']);
  return project;
}
