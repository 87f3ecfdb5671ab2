import { run } from './exec.ts';

/** What stands between this machine and `nix flake check`. */
export type NixStatus =
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'missing' }
  | { readonly state: 'too-old'; readonly version: string }
  | { readonly state: 'flakes-off'; readonly version: string };

/** `lib.fileset`, which the flakes use, needs `builtins.readFileType` of Nix 2.14. */
const oldestVersion = [2, 14] as const;

/** Looks at the Nix on the PATH. */
export async function nixStatus(): Promise<NixStatus> {
  const { code, stdout } = await run('nix', ['--version']);
  if (code !== 0) return { state: 'missing' };
  const version = /(\d+)\.(\d+)[\w.+-]*/.exec(stdout);
  if (version === null) return { state: 'missing' };
  const [text, major, minor] = version;
  if (isOlder([Number(major), Number(minor)])) return { state: 'too-old', version: text };
  // `getFlake` exists exactly when flakes are on; `nix eval` needs the feature `nix-command`.
  const flakes = await run('nix', ['eval', '--expr', 'builtins ? getFlake']);
  return flakes.code === 0 && flakes.stdout.trim() === 'true'
    ? { state: 'ready', version: text }
    : { state: 'flakes-off', version: text };
}

function isOlder([major, minor]: readonly [number, number]): boolean {
  const [oldMajor, oldMinor] = oldestVersion;
  return major < oldMajor || (major === oldMajor && minor < oldMinor);
}

/** What the user has to do before the flake works here; nothing when Nix is ready. */
export function nixCure(status: NixStatus): string[] {
  switch (status.state) {
    case 'ready':
      return [];
    case 'missing':
      return ['Nix is not installed. Install it: https://nixos.org/download'];
    case 'too-old':
      return [
        `Nix ${status.version} is too old for this flake, which needs ${oldestVersion.join('.')} or newer. Update it: https://nix.dev/manual/nix/latest/installation/upgrading`,
      ];
    case 'flakes-off':
      return [
        'Flakes are switched off in Nix. Switch them on:',
        "  mkdir -p ~/.config/nix && echo 'experimental-features = nix-command flakes' >> ~/.config/nix/nix.conf",
      ];
  }
}
