import type { Row } from './row.ts';

/** What Git knows, and lets a flake see. */
export const gitRows: readonly Row[] = [
  {
    id: 'nix-untracked-file',
    title: 'Git does not know a file, so the flake does not see it',
    patterns: [
      /Path '(?<file>[^'\n]+)' in the repository ["'][^"'\n]+["'] is not tracked by Git/,
      /path '[^'\n]{0,200}\/nix\/store\/[a-z0-9]{32}-source\/(?<file>[^'\n]+)' does not exist/,
      /getting status of '[^'\n]{0,200}\/nix\/store\/[a-z0-9]{32}-source\/(?<file>[^'\n]+)': No such file/,
      /source tree referenced by '[^'\n]+' does not contain a '?\/?(?<file>flake\.nix)' file/,
    ],
    happened:
      'Of a Git repository, a flake consists of the files that Git tracks; `{file}` is not one of them, or not there at all.',
    todo: [
      'Tell Git about it; a commit is not needed: `git add --intent-to-add {file}`.',
      'If Git ignores it, add it all the same: `git add --force {file}`; `git check-ignore --verbose {file}` shows the line that ignores it.',
      'If it lies in a submodule, say so: `nix build ".?submodules=1"`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake',
  },
  {
    id: 'git-ignored',
    title: 'Git was told to ignore the file',
    patterns: [/The following paths are ignored by one of your \.gitignore files: (?<file>\S+)/],
    happened: 'A line of a `.gitignore` fits `{file}`; Git does not add it, and no flake sees it.',
    todo: [
      'See which line it is: `git check-ignore --verbose {file}`.',
      'Lock files belong into the repository: take the line out and `git add {file}`, or `git add --force {file}`.',
    ],
  },
  {
    id: 'git-owner',
    title: 'The repository belongs to another user',
    depth: 'machine',
    patterns: [
      /detected dubious ownership in repository at '(?<folder>[^'\n]+)'/,
      /repository path '(?<folder>[^'\n]+)' is not owned by current user/,
    ],
    happened:
      'Git, and Nix with it, does not read `{folder}` because another user owns it: settings in there could run programs. It happens in containers, on mounted disks and under `sudo`.',
    todo: [
      'If it is yours, own it: `sudo chown -R "$USER" {folder}`.',
      'Or trust this one: `git config --global --add safe.directory {folder}`.',
      'Do not run Nix with `sudo`: the daemon has the rights that a build needs.',
    ],
    link: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory',
  },
  {
    id: 'git-no-repository',
    title: 'The folder is not in a Git repository',
    patterns: [/^fatal: not a git repository/],
    happened:
      'A Git command ran where there is no repository: in a folder that was never one, in a copy without `.git`, or in Nix’s sandbox, which never has `.git`.',
    todo: [
      'In your project: `git init && git add --all`.',
      'In a build of Nix, pass on what the command would find out, such as the version, from `flake.nix`: `self.shortRev or "dirty"`.',
    ],
  },
];
