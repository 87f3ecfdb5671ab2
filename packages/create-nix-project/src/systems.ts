/** The systems that a generated flake has outputs for. */
export const systems = ['x86_64-linux', 'aarch64-linux', 'aarch64-darwin'] as const;
export type System = (typeof systems)[number];

/** The kernel of a system, as the columns of the wheel policy are called. */
export type Kernel = 'linux' | 'darwin';

export function kernelOf(system: System): Kernel {
  return system.endsWith('-darwin') ? 'darwin' : 'linux';
}

/** Systems as people call them. */
export const systemNames: Readonly<Record<System, string>> = {
  'x86_64-linux': 'Linux on Intel and AMD (x86_64-linux)',
  'aarch64-linux': 'Linux on ARM (aarch64-linux)',
  'aarch64-darwin': 'macOS on ARM (aarch64-darwin)',
};
