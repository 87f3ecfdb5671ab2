import { cargoRows } from './cargo.ts';
import { checkRows } from './checks.ts';
import { cudaRows } from './cuda.ts';
import { direnvRows } from './direnv.ts';
import { flakeRows } from './flake.ts';
import { gitRows } from './git.ts';
import { libraryRows } from './libraries.ts';
import { machineRows } from './machine.ts';
import { nixBuildRows } from './nix-build.ts';
import { nixLanguageRows } from './nix-language.ts';
import { nixLockRows } from './nix-lock.ts';
import { nixSetupRows } from './nix-setup.ts';
import { nixpkgsRows } from './nixpkgs.ts';
import { poetryRows } from './poetry.ts';
import { pytestRows } from './pytest.ts';
import { pythonRows } from './python.ts';
import { pythonBuildRows } from './python-build.ts';
import { pythonSourceRows } from './python-sources.ts';
import type { Row } from './row.ts';
import { rustNativeRows } from './rust-native.ts';
import { rustToolRows } from './rust-tools.ts';
import { uvRows } from './uv.ts';

/** All known failures. */
export const rows: readonly Row[] = [
  ...machineRows,
  ...nixSetupRows,
  ...gitRows,
  ...flakeRows,
  ...nixLanguageRows,
  ...nixpkgsRows,
  ...nixLockRows,
  ...nixBuildRows,
  ...direnvRows,
  ...libraryRows,
  ...cudaRows,
  ...pythonRows,
  ...pythonBuildRows,
  ...pythonSourceRows,
  ...pytestRows,
  ...checkRows,
  ...uvRows,
  ...poetryRows,
  ...cargoRows,
  ...rustNativeRows,
  ...rustToolRows,
];
