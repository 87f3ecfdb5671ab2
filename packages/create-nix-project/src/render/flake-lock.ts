import type { LockNodes } from './lock-nodes.ts';

/**
 * The `flake.lock` of a flake with these inputs, as `nix flake lock` would write it.
 * @throws {Error} when an input has no node in `templates/_shared/lock-nodes.json`
 */
export function renderFlakeLock(inputs: readonly string[], lockNodes: LockNodes): string {
  const nodes: Record<string, unknown> = {};
  for (const name of reachable(inputs, lockNodes)) nodes[name] = lockNodes[name];
  const root = { inputs: Object.fromEntries([...inputs].sort().map((name) => [name, name])) };
  const sorted = Object.fromEntries(
    Object.entries({ ...nodes, root }).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return `${JSON.stringify({ nodes: sorted, root: 'root', version: 7 }, null, 2)}\n`;
}

function reachable(inputs: readonly string[], lockNodes: LockNodes): Set<string> {
  const found = new Set<string>();
  const open = [...inputs];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    const node = lockNodes[name];
    if (node === undefined) throw new Error(`lock-nodes.json has no node named ${name}.`);
    found.add(name);
    // A list is a `follows` path; it names an input of the root, which is already there.
    for (const input of Object.values(node.inputs ?? {}))
      if (typeof input === 'string') open.push(input);
  }
  return found;
}
