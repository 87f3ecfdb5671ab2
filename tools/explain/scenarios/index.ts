import { cargo } from './cargo.ts';
import { cuda } from './cuda.ts';
import { flakes } from './flakes.ts';
import { git } from './git.ts';
import { nixBuilding } from './nix-building.ts';
import { nixEvaluation } from './nix-evaluation.ts';
import { nixOlder } from './nix-older.ts';
import { nixpkgs } from './nixpkgs.ts';
import { poetry } from './poetry.ts';
import { python } from './python.ts';
import { pythonSources } from './python-sources.ts';
import { successes } from './successes.ts';
import { uv } from './uv.ts';
import { uvOlder } from './uv-older.ts';

/** All failures that are recorded. */
export const scenarios = [
  ...nixEvaluation,
  ...nixBuilding,
  ...nixOlder,
  ...nixpkgs,
  ...uv,
  ...uvOlder,
  ...python,
  ...pythonSources,
  ...poetry,
  ...cargo,
  ...git,
  ...cuda,
  ...flakes,
  ...successes,
];
