import type { LockNodes } from '../render/lock-nodes.ts';
import type { Template } from '../values.ts';

export const templates: readonly Template[];
export const lockNodes: LockNodes;
