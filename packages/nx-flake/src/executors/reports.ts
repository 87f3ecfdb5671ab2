import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Where reports are, in the folder of the flake. `result-*` is what Nix's own links are called, and
 * what projects with Nix have git ignore.
 */
export const reportsFolder = 'result-reports';

/** What an earlier run left must not be taken for what this one found. */
export function removeReports(flake: string): void {
  rmSync(join(flake, reportsFolder), { recursive: true, force: true });
}

/**
 * Copies an output of Nix to `result-reports/NAME`: real files, which can be changed and removed, as
 * links into the store would lead nowhere on the machine of another.
 *
 * @param flake the folder of the flake
 * @param name of the package
 * @param output its path in the store: a folder or a file
 */
export function copyReport(flake: string, name: string, output: string): void {
  const folder = join(flake, reportsFolder);
  mkdirSync(folder, { recursive: true });
  // Whatever git is told elsewhere, neither it nor Nx nor the flake sees the folder.
  writeFileSync(join(folder, '.gitignore'), '*\n');
  copy(output, join(folder, name));
}

function copy(from: string, to: string): void {
  if (statSync(from).isDirectory()) {
    mkdirSync(to, { recursive: true });
    for (const name of readdirSync(from)) copy(join(from, name), join(to, name));
    return;
  }
  copyFileSync(from, to);
  chmodSync(to, 0o644);
}
