import { runOrThrow } from '../host/run.ts';

/**
 * Makes a folder a git repository in which everything is committed: Nix reads one with changes anew each
 * time. Returns the folder.
 */
export async function committed(folder: string): Promise<string> {
  const git = (...args: string[]) => runOrThrow('git', ['-C', folder, ...args]);
  await git('init', '--quiet');
  await git('add', '--all');
  const author = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org'];
  await git(...author, 'commit', '--quiet', '--message', 'All');
  return folder;
}
