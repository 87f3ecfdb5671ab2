/** The plugin, as Nx loads it. */
import type { CreateNodes } from 'nx/src/devkit-exports';
import { createFlakeDependencies } from './create-dependencies.ts';
import { createNodesFromFlakes } from './create-nodes.ts';

export const name = 'nx-flake';

/** The name of Nx 23 and 24. */
export const createNodes: CreateNodes = ['**/flake.nix', createNodesFromFlakes];

/** What Nx 22 looks for first. */
export const createNodesV2 = createNodes;

export const createDependencies = createFlakeDependencies;
