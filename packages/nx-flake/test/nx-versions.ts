import { npmPackage } from '../../../tools/host/npm-package.ts';

/** The oldest Nx that the plugin is for, and one of the newest. */
export const otherNxVersions = ['22.0.0', '24.0.6'];

/** Installs a version of Nx, once; returns the folder of its package. */
export function nxFolder(version: string): Promise<string> {
  return npmPackage('nx', version);
}
