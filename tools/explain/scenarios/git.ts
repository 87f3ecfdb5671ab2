import type { Scenario } from '../scenario.ts';

/** Git and direnv. */
export const git: readonly Scenario[] = [
  {
    id: 'git-no-repository',
    version: 'git --version',
    command: 'git status',
  },
  {
    id: 'git-owner',
    version: 'git --version',
    setup: 'git init -q .; git commit -q --allow-empty -m one; chown -R 12345 .',
    command: 'SUDO_UID= HOME=/nonexistent git status',
  },
  {
    id: 'git-owner--nix',
    version: 'nix --version',
    files: { 'flake.nix': '{ outputs = _: { answer = 1; }; }\n' },
    setup: 'git init -q .; git add .; chown -R 12345 .',
    command: 'HOME=/nonexistent $NIX eval .#answer',
  },
  {
    id: 'git-ignored',
    version: 'git --version',
    files: { '.gitignore': 'uv.lock\n', 'uv.lock': 'version = 1\n' },
    setup: 'git init -q .',
    command: 'git add uv.lock',
  },
  {
    id: 'nix-untracked-file--submodule',
    version: 'nix --version',
    files: {
      'flake.nix': '{ outputs = _: { answer = import ./part/answer.nix; }; }\n',
      '../part/answer.nix': '42\n',
    },
    setup:
      'git -C ../part init -q . && git -C ../part add . && git -C ../part -c user.name=a -c user.email=a commit -q -m one && git init -q . && git -c protocol.file.allow=always submodule --quiet add ../part part && git add .',
    command: '$NIX eval .#answer',
  },
  {
    id: 'direnv-blocked',
    version: '$DIRENV/direnv version',
    files: { '.envrc': 'use flake\n' },
    command: 'HOME=.. $DIRENV/direnv exec . true',
  },
  {
    id: 'direnv-use-missing',
    version: '$DIRENV/direnv version',
    files: { '.envrc': 'use devenv\n' },
    setup: 'HOME=.. $DIRENV/direnv allow .',
    command: 'HOME=.. $DIRENV/direnv exec . true',
  },
  {
    id: 'direnv-nix-missing',
    version: '$DIRENV/direnv version',
    files: { '.envrc': 'use flake\n' },
    setup: 'HOME=.. $DIRENV/direnv allow .',
    command: 'HOME=.. PATH=/usr/bin:/bin $DIRENV/direnv exec . true',
  },
];
