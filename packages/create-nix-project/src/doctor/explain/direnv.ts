import type { Row } from './row.ts';

/** direnv, which enters the dev shell when a folder is entered. */
export const direnvRows: readonly Row[] = [
  {
    id: 'direnv-blocked',
    title: 'direnv waits for your permission',
    patterns: [/direnv: error (?<file>[^\n]{1,200}?) is blocked/],
    happened: '`{file}` is new or was changed, and direnv runs it only after you have allowed it.',
    todo: ['Read the file, then allow it: `direnv allow`.'],
    link: 'https://direnv.net/man/direnv.1.html',
  },
  {
    id: 'direnv-use-missing',
    title: 'direnv does not support what .envrc uses',
    patterns: [/^environment:\d+: use_(?<name>[\w-]+): command not found/],
    happened: '`.envrc` says `use {name}`, and this direnv has no such function.',
    todo: [
      'For the flake of this project, `.envrc` needs one line: `use flake`, with direnv 2.29 or newer.',
      'For `use {name}`, see the documentation of that tool: it has to be installed in your shell, outside the project.',
    ],
    link: 'https://direnv.net/man/direnv-stdlib.1.html',
  },
  {
    id: 'direnv-nix-missing',
    title: 'direnv cannot find Nix',
    patterns: [/^environment:\d+: nix: command not found/],
    happened:
      '`.envrc` asks Nix for the dev shell, and `nix` is not on the PATH of the shell, or of the editor, that direnv runs in.',
    todo: [
      'Install Nix, <https://nixos.org/download>, or open a new shell after installing it.',
      'An editor started from a menu may lack the PATH of your shell: start it from a terminal instead.',
    ],
  },
];
