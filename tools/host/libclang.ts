import { install } from './install.ts';
import { fromPython } from './packages.ts';

/** The library by which bindgen reads headers, as pkgs/rust/hooks reads it. */
export interface HostLibclang {
  /** The folder with libclang.so. */
  readonly libraries: string;
}

/** Installs libclang from the Python package that carries it into the cache. */
export async function hostLibclang(): Promise<HostLibclang> {
  return { libraries: await install(fromPython('libclang', '18.1.1', 'clang/native')) };
}
