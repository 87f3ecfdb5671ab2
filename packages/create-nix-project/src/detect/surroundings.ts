import type { Fact } from '../types.ts';
import { fact } from './fact.ts';
import type { Folder } from './folder.ts';

/** Files whose presence is the fact. */
const presence = [
  ['flake', 'flake.nix'],
  ['shell-nix', 'shell.nix'],
  ['devenv', 'devenv.nix'],
  ['devbox', 'devbox.json'],
] as const;

/** Facts about Nix files, the editor, and where the project is hosted. */
export function probeSurroundings(folder: Folder): Fact[] {
  return [
    ...presence.filter(([, file]) => folder.has(file)).map(([id, file]) => fact(id, true, file)),
    ...direnv(folder),
    ...(folder.list('.vscode').length === 0 ? [] : [fact('vscode', true, '.vscode')]),
    ...github(folder),
  ];
}

function direnv(folder: Folder): Fact[] {
  const line = lineOf(folder.readText('.envrc'), /^\s*use flake\b/);
  return line === undefined ? [] : [fact('direnv', true, '.envrc', line)];
}

/** GitHub runs workflows only for what lies there; a project with no remote says nothing. */
function github(folder: Folder): Fact[] {
  if (folder.list('.github').length > 0) return [fact('github', true, '.github')];
  const config = folder.readText('.git/config');
  const there = lineOf(config, /^\s*url\s*=.*\bgithub\.com\b/);
  const line = there ?? lineOf(config, /^\s*url\s*=/);
  return line === undefined ? [] : [fact('github', there !== undefined, '.git/config', line)];
}

function lineOf(text: string | undefined, pattern: RegExp): number | undefined {
  const index = text?.split('\n').findIndex((line) => pattern.test(line)) ?? -1;
  return index < 0 ? undefined : index + 1;
}
