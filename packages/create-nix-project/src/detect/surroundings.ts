import type { Fact } from '../types.ts';
import type { Folder } from './folder.ts';

/** Files whose presence is the fact. */
const nixFiles = [
  ['flake', 'flake.nix'],
  ['shell-nix', 'shell.nix'],
  ['devenv', 'devenv.nix'],
  ['devbox', 'devbox.json'],
] as const;

/** Facts about Nix files and the tools around a project. */
export function probeSurroundings(folder: Folder): Fact[] {
  const there = nixFiles.filter(([, file]) => folder.readText(file) !== undefined);
  const facts: Fact[] = there.map(([id, file]) => ({ id, value: true, evidence: [{ file }] }));
  const direnv = lineOf(folder.readText('.envrc'), /^\s*use flake\b/);
  if (direnv !== undefined)
    facts.push({ id: 'direnv', value: true, evidence: [{ file: '.envrc', line: direnv }] });
  return facts;
}

function lineOf(text: string | undefined, pattern: RegExp): number | undefined {
  const index = text?.split('\n').findIndex((line) => pattern.test(line)) ?? -1;
  return index < 0 ? undefined : index + 1;
}
