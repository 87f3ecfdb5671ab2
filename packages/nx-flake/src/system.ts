import process from 'node:process';

const processors: Readonly<Record<string, string>> = {
  x64: 'x86_64',
  arm64: 'aarch64',
  ia32: 'i686',
};

/** What Nix calls this machine, such as x86_64-linux. */
export function nixSystem(
  arch: string = process.arch,
  platform: string = process.platform,
): string {
  return `${processors[arch] ?? arch}-${platform}`;
}
