import { execFileSync } from 'node:child_process';
import { onTestFinished, type TestContext } from 'vitest';
import { testFolder } from './cli.ts';

/** A folder that is a disk of 64 KiB of its own. Skips the test where nobody lets it be mounted. */
export function smallDisk(context: TestContext): string {
  const folder = testFolder();
  const options = 'size=64k,nr_inodes=1000';
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    context.skip('this machine does not let the test mount a small disk');
  }
  onTestFinished(() => void execFileSync('umount', [folder]));
  return folder;
}

/** Makes such a disk read-only, or writable again. */
export function remount(folder: string, access: 'ro' | 'rw'): void {
  execFileSync('mount', ['-o', `remount,${access}`, folder]);
}
