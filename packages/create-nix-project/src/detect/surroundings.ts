import { posix } from 'node:path';
import type { Folder } from '../read/folder.ts';
import type { Fact } from '../values.ts';
import { fact } from './fact.ts';

/** Files whose presence is the fact. */
const presence = [
  ['flake', 'flake.nix'],
  ['shell-nix', 'shell.nix'],
  ['default-nix', 'default.nix'],
  ['devenv', 'devenv.nix'],
  ['devenv', 'devenv.yaml'],
  ['devbox', 'devbox.json'],
] as const;

/** Facts about Nix files, the editor, submodules, and where the project is hosted. */
export function probeSurroundings(folder: Folder): Fact[] {
  return [
    ...presence
      .filter(([, file]) => folder.has(file))
      .filter(([id], index, all) => all.findIndex(([other]) => other === id) === index)
      .map(([id, file]) => fact(id, true, file)),
    ...direnv(folder),
    ...(folder.list('.vscode').length === 0 ? [] : [fact('vscode', true, '.vscode')]),
    ...ci(folder),
    ...submodules(folder),
  ];
}

/** `direnv` is whether it enters a flake; `envrc` is what it does otherwise. */
function direnv(folder: Folder): Fact[] {
  const text = folder.readHint('.envrc');
  const line = lineOf(text, /^\s*use flake\b/);
  if (line !== undefined) return [fact('direnv', true, '.envrc', line)];
  const other = /^\s*(use\s+\w+|layout\s+\w+)/;
  const place = lineOf(text, other);
  if (text === undefined || place === undefined) return [];
  const words = other.exec(text.split('\n')[place - 1] ?? '')?.[1]?.replace(/\s+/g, ' ') ?? '';
  return [fact('envrc', words, '.envrc', place)];
}

/** GitHub runs workflows only for what lies there; a project with no remote says nothing. */
function ci(folder: Folder): Fact[] {
  if (folder.list('.github').length > 0) return [fact('ci', 'github', '.github')];
  const lines = (folder.readHint('.git/config') ?? '').split('\n');
  let inRemote = false;
  for (const [index, line] of lines.entries()) {
    // A submodule has a url as well, and says nothing about where the project is.
    if (line.startsWith('[')) inRemote = line.startsWith('[remote ');
    const url = inRemote ? /^\s*url\s*=\s*(.*)$/.exec(line)?.[1] : undefined;
    if (url === undefined) continue;
    const isGithub = /^(\w+:\/\/)?([\w.-]+@)?(www\.)?github\.com[:/]/.test(url);
    return [fact('ci', isGithub ? 'github' : 'none', '.git/config', index + 1)];
  }
  return [];
}

/** Only those that are here: a file may still list what was removed. */
function submodules(folder: Folder): Fact[] {
  const lines = (folder.readHint('.gitmodules') ?? '').split('\n');
  const index = lines.findIndex((line) => {
    const path = /^\s*path\s*=\s*(.*?)\s*$/.exec(line)?.[1];
    if (path === undefined) return false;
    const name = posix.basename(path);
    return folder.list(posix.dirname(path)).some((entry) => entry.name === name);
  });
  return index < 0 ? [] : [fact('git-submodules', true, '.gitmodules', index + 1)];
}

function lineOf(text: string | undefined, pattern: RegExp): number | undefined {
  const index = text?.split('\n').findIndex((line) => pattern.test(line)) ?? -1;
  return index < 0 ? undefined : index + 1;
}
