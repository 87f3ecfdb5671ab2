import type { LockNodes } from '../lock-nodes.ts';
import type { Template } from '../types.ts';

export const templates: readonly Template[];
export const lockNodes: LockNodes;
