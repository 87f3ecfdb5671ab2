import { join } from 'node:path';
import { cached } from './cache.ts';
import { findProgram } from './find-program.ts';
import { pipInstall } from './install.ts';
import { run } from './run.ts';

/** The library by which bindgen reads headers, as pkgs/rust/hooks of the offline nixpkgs gives it. */
export interface HostLibclang {
  /** The folder with libclang.so. */
  readonly libraries: string;
  /** The compiler's own headers, such as stddef.h: the library comes without any. */
  readonly headers: string;
}

const requirement = 'libclang==18.1.1';

/**
 * Installs libclang from the Python package that carries it into the cache.
 *
 * @returns null on a machine without gcc
 */
export async function hostLibclang(): Promise<HostLibclang | null> {
  const gcc = await findProgram('gcc');
  if (gcc === null) return null;
  const headers = (await run(gcc, ['-print-file-name=include'])).stdout.trim();
  const folder = await cached(`host/${requirement.replace('==', '-')}`, (target) =>
    pipInstall(target, [requirement]),
  );
  return { libraries: join(folder, 'clang/native'), headers };
}
