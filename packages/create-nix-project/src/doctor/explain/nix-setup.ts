import type { Row } from './row.ts';

/** How Nix itself is installed and set up. */
export const nixSetupRows: readonly Row[] = [
  {
    id: 'nix-experimental-features',
    title: 'Flakes are switched off in this Nix',
    depth: 'machine',
    patterns: [/experimental (?:Nix )?feature '(?<feature>[\w-]+)' is disabled/],
    happened: 'Nix was installed without `{feature}`, which every flake command needs.',
    todo: [
      'Switch it on permanently: `mkdir -p ~/.config/nix && echo "experimental-features = nix-command flakes" >> ~/.config/nix/nix.conf`.',
      'Or for one command: `nix --extra-experimental-features "nix-command flakes" develop`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/development/experimental-features',
  },
  {
    id: 'nix-daemon',
    title: 'Nix’s daemon does not answer',
    depth: 'machine',
    patterns: [/cannot connect to (?:socket|daemon) at '(?<socket>[^'\n]+)'/],
    happened:
      'Nix leaves builds to a service, the daemon, and nothing listens at `{socket}`: it is not running, or this is a container that has none.',
    todo: [
      'Start it: `sudo systemctl start nix-daemon` on Linux, `sudo launchctl kickstart system/org.nixos.nix-daemon` on macOS.',
      'In a container that has no services, run as root with `NIX_REMOTE=local`, or start `nix-daemon &`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/installation/multi-user',
  },
  {
    id: 'nix-store-permission',
    title: 'This user must not write to the Nix store',
    depth: 'machine',
    patterns: [
      /opening lock file "(?<path>\/nix\/[^"\n]+)": Permission denied/,
      /creating directory ['"](?<path>\/nix\/[^'"\n]+)['"]: Permission denied/,
    ],
    happened:
      '`{path}` belongs to another user. Nix was installed for a single user, or the daemon that writes for all users was bypassed.',
    todo: [
      'Use the daemon, if there is one: `unset NIX_REMOTE` and `sudo systemctl start nix-daemon`.',
      'Without a daemon, run Nix as the owner of `/nix`: `stat --format=%U /nix/store`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/installation/multi-user',
  },
  {
    id: 'nix-profile-conflict',
    title: 'Two installed packages have the same file',
    patterns: [/An existing package already provides the following file: "(?<file>[^"\n]+)"/],
    happened:
      'The profile has `{file}` from another package, often from an older version of the same one, and a profile can hold a file only once.',
    todo: [
      'See what is installed: `nix profile list`.',
      'Remove the older one, `nix profile remove NAME`, or replace it: `nix profile upgrade NAME`.',
      'What only this project needs belongs in its dev shell: `nix/programs.nix`.',
    ],
  },
];
