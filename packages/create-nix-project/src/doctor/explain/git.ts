import type { Row } from './row.ts';

/** What Git knows, and lets a flake see. */
export const gitRows: readonly Row[] = [
  {
    id: 'nix-untracked-file',
    title: 'A file is not tracked by git, so the flake does not see it',
    patterns: [
      /Path '(?<file>[^'\n]+)' in the repository ["'][^"'\n]+["'] is not tracked by Git/,
      /path '[^'\n]{0,200}\/nix\/store\/[a-z0-9]{32}-source\/(?<file>[^'\n]+)' does not exist/,
      /getting status of '[^'\n]{0,200}\/nix\/store\/[a-z0-9]{32}-source\/(?<file>[^'\n]+)': No such file/,
      /source tree referenced by '[^'\n]+' does not contain a '?\/?(?<file>flake\.nix)' file/,
    ],
    happened:
      'In a git repository, a flake consists of the files tracked by git; `{file}` is not one of them, or does not exist.',
    todo: [
      'Add it to git; a commit is not needed: `git add --intent-to-add {file}`.',
      'If git ignores it, add it anyway: `git add --force {file}`; `git check-ignore --verbose {file}` shows the line that ignores it.',
      'If it is in a submodule: `inputs.self.submodules = true;` in `flake.nix` (Nix 2.27), or `nix build ".?submodules=1"`.',
    ],
    link: 'https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake',
  },
  {
    id: 'git-ignored',
    title: 'Git ignores the file',
    patterns: [/The following paths are ignored by one of your \.gitignore files: (?<file>\S+)/],
    happened:
      'A line of a `.gitignore` matches `{file}`, so git does not add it, and no flake sees it.',
    todo: [
      'See which line it is: `git check-ignore --verbose {file}`.',
      'Lock files belong in the repository: remove the line and `git add {file}`, or `git add --force {file}`.',
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
      'Git, and therefore Nix, does not read `{folder}` because another user owns it: settings in it could run programs. This happens in containers, on mounted disks and under `sudo`.',
    todo: [
      'If it is yours, take ownership: `sudo chown -R "$USER" {folder}`.',
      'Or trust this one: `git config --global --add safe.directory {folder}`.',
      'Do not run Nix with `sudo`: the daemon has the rights that a build needs.',
    ],
    link: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory',
  },
  {
    id: 'git-no-repository',
    title: 'The folder is not in a git repository',
    patterns: [/^fatal: not a git repository/],
    happened:
      'A git command ran outside a repository: in a folder that never was one, in a copy without `.git`, or in the Nix sandbox, which never has `.git`.',
    todo: [
      'In your project: `git init && git add --all`.',
      'In a Nix build, pass on what the command would find out, such as the version, from `flake.nix`: `self.shortRev or "dirty"`.',
    ],
  },
];
