import type { Row } from './row.ts';

/** Flakes, their references, inputs and flake.lock. */
export const nixLockRows: readonly Row[] = [
  {
    id: 'nix-no-flake',
    title: 'There is no flake here',
    patterns: [
      /path ["'](?<folder>[^"'\n]+)["'] is not part of a flake/,
      /could not find a flake\.nix file/,
    ],
    happened: 'Neither this folder nor one above it has a `flake.nix`.',
    todo: [
      'Go to the project’s folder, or name it: `nix develop ~/my-project`.',
      'To give this project a flake: `npm create nix-project@latest .`.',
    ],
  },
  {
    id: 'nix-fragment',
    title: 'This command takes a whole flake',
    patterns: [/unexpected fragment '(?<fragment>[^'\n]+)' in flake reference/],
    happened:
      '`#{fragment}` names one output; commands such as `nix flake check` take a whole flake.',
    todo: [
      'For one check: `nix build --print-build-logs .#checks.x86_64-linux.{fragment}`.',
      'For all of them: `nix flake check`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake-check',
  },
  {
    id: 'nix-lock-not-updated',
    title: 'flake.lock does not match flake.nix',
    patterns: [
      /requires lock file changes but they're not allowed due to '(?<option>[^'\n]+)'/,
      /cannot update unlocked flake input '(?<option>[^'\n]+)'/,
    ],
    happened:
      'The inputs of `flake.nix` changed but `flake.lock` did not, and this command must not write it ({option}).',
    todo: ['Lock the inputs and commit the result: `nix flake lock && git add flake.lock`.'],
    link: 'https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake-lock',
  },
  {
    id: 'nix-lock-conflict',
    title: 'flake.lock is no longer JSON',
    patterns: [
      /\[json\.exception\.parse_error/,
      /error: [^\n]{0,200}flake\.lock[^\n]{0,100}(?:parse|JSON)/,
    ],
    happened:
      'Nix cannot read `flake.lock` (or another JSON file of the flake). Usually a merge left conflict markers, `<<<<<<<`, in it.',
    todo: [
      'Keep one side: `git checkout --theirs flake.lock` or `git checkout --ours flake.lock`.',
      'Then update it and commit it: `nix flake lock && git add flake.lock`.',
    ],
  },
  {
    id: 'nix-flake-lock-version',
    title: 'flake.lock was written by a newer Nix',
    patterns: [/lock file '[^'\n]+' has unsupported version (?<version>\d+)/],
    happened: 'This Nix does not support version {version} of the lock file.',
    todo: [
      'Update Nix: `sudo nix upgrade-nix`, or with the program that installed it.',
      'Or go back to a lock that it supports: `git log --oneline flake.lock`.',
    ],
  },
  {
    id: 'nix-input-hash',
    title: 'An input does not match flake.lock',
    patterns: [/NAR hash mismatch in input '(?<input>[^'\n]+)'/],
    happened:
      '`{input}` now has a different checksum than in `flake.lock`: the files behind the address were changed, or the lock was edited.',
    todo: [
      'Find out who changed it: a release that changes afterwards is suspicious.',
      'If the change is right, lock that input again: `nix flake update NAME`, with its name in `flake.nix`.',
    ],
  },
  {
    id: 'nix-input-download',
    title: 'Nix could not reach a server',
    depth: 'machine',
    patterns: [
      /unable to download '(?<address>[^'\n]+)': (?:Could|Couldn't|Timeout|SSL connect|Failed to connect)(?!.{0,200}; retrying in )/,
    ],
    happened: 'Nix could not connect to the server of `{address}`.',
    todo: [
      'Check whether the machine can: `curl -I {address}`.',
      'Behind a proxy, the daemon needs `https_proxy` as well: `sudo systemctl edit nix-daemon`.',
      'If everything is already in the store: `nix build --offline`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/installation/env-variables',
  },
  {
    id: 'nix-input-not-found',
    title: 'An input cannot be downloaded',
    patterns: [
      /unable to download '(?<address>[^'\n]+)': HTTP error (?<status>\d{3})(?!.{0,200}; retrying in )/,
    ],
    happened: 'The server answered {status} for `{address}`.',
    todo: [
      '404: the address in `flake.nix` is wrong, the branch is gone, or the repository is private.',
      '403 or 429 from GitHub: too many requests without an account. Set `access-tokens = github.com=TOKEN` in `~/.config/nix/nix.conf`.',
      '401: the token has expired.',
    ],
    link: 'https://nix.dev/manual/nix/latest/command-ref/conf-file.html#conf-access-tokens',
  },
];
