import { printable } from '../text/printable.ts';
import { run } from './run.ts';

/** What stands between this machine and `nix flake check`. */
export type NixStatus =
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'missing' }
  | { readonly state: 'too-old'; readonly version: string }
  | { readonly state: 'flakes-off'; readonly version: string }
  /** It does not even calculate: the daemon is not there, or the store may not be written. */
  | { readonly state: 'failing'; readonly version: string; readonly reason: string };

/** `lib.fileset`, which the flakes use, needs `builtins.readFileType` of Nix 2.14. */
const oldestVersion = [2, 14] as const;

/** Looks at the Nix on the PATH. */
export async function nixStatus(): Promise<NixStatus> {
  // One start of Nix, where all is well: `getFlake` exists exactly when flakes are on, and
  // `nix eval` needs the feature `nix-command`.
  const { code, stdout, stderr } = await run('nix', ['eval', '--raw', '--expr', versionIfFlakes]);
  if (code === 127) return { state: 'missing' };
  const evaluated = code === 0 ? parseVersion(stdout) : undefined;
  const version = evaluated ?? parseVersion((await run('nix', ['--version'])).stdout);
  if (version === undefined) return { state: 'missing' };
  if (isOlder(version.numbers)) return { state: 'too-old', version: version.text };
  if (evaluated !== undefined) return { state: 'ready', version: version.text };
  // Without `getFlake` it prints nothing; without `nix-command` it names the feature.
  const reason = lastError(stderr);
  if (code === 0 || reason === undefined || reason.includes('experimental'))
    return { state: 'flakes-off', version: version.text };
  return { state: 'failing', version: version.text, reason };
}

/** The innermost of Nix's errors, which stands last. */
function lastError(stderr: string): string | undefined {
  return [...stderr.matchAll(/^\s*error: (.+)$/gm)].at(-1)?.[1];
}

const versionIfFlakes = 'if builtins ? getFlake then builtins.nixVersion else ""';

interface Version {
  readonly text: string;
  readonly numbers: readonly [number, number];
}

/** The last word that is a version: a derived Nix may give its own name and version before. */
function parseVersion(text: string): Version | undefined {
  const match = /(?:^|\s)((\d+)\.(\d+)[\w.+-]*)\s*$/.exec(text);
  if (match === null) return undefined;
  const [, version = '', major, minor] = match;
  return { text: version, numbers: [Number(major), Number(minor)] };
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
    case 'failing':
      return [
        `Nix ${status.version} does not work here (${printable(status.reason)}). Is its daemon running, and can you write to its store? https://nix.dev/manual/nix/latest/installation/multi-user`,
      ];
    case 'flakes-off':
      return ['Flakes are switched off in Nix.', `Switch them on: ${switchOnFlakes}`];
  }
}

const switchOnFlakes =
  "mkdir -p ~/.config/nix && echo 'experimental-features = nix-command flakes' >> ~/.config/nix/nix.conf";

/** The commands that do so, with what each is for; none where no command is known that would. */
export function nixCommands({ state }: NixStatus): [command: string, purpose: string][] {
  const flakes: [string, string] = [switchOnFlakes, 'switches flakes on'];
  switch (state) {
    case 'missing':
      return [['sh <(curl -L https://nixos.org/nix/install) --daemon', 'installs Nix'], flakes];
    case 'flakes-off':
      return [flakes];
    default:
      return [];
  }
}
