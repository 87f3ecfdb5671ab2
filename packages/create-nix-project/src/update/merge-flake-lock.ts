type Json = Readonly<Record<string, unknown>>;

interface Lock {
  readonly nodes: Readonly<Record<string, Json>>;
  readonly root: string;
  readonly version: number;
}

/**
 * The merge of a flake.lock that was updated since: its pins are kept, inputs that the templates
 * brought or dropped come and go, and one whose address the templates changed gets their pin.
 *
 * @returns undefined when one of the texts is not such a file
 */
export function mergeFlakeLock(
  baseText: string | undefined,
  oursText: string,
  theirsText: string,
): string | undefined {
  const ours = parse(oursText);
  const theirs = parse(theirsText);
  const base = baseText === undefined ? undefined : parse(baseText);
  if (ours === undefined || theirs === undefined || base === undefined) return undefined;
  const root = mergeRoot(base.nodes[base.root], ours.nodes[ours.root], theirs.nodes[theirs.root]);
  const nodes: Record<string, Json> = { [ours.root]: root };
  const open = referencesOf(root);
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (Object.hasOwn(nodes, name)) continue;
    const node = chooseNode(base.nodes[name], ours.nodes[name], theirs.nodes[name]);
    if (node === undefined) return undefined;
    nodes[name] = node;
    open.push(...referencesOf(node));
  }
  const sorted = Object.entries(nodes).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ ...ours, nodes: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** Names of nodes; a list is a `follows` path, which names an input of the root. */
function referencesOf(node: Json): string[] {
  return Object.values(inputsOf(node)).filter((input) => typeof input === 'string');
}

function parse(text: string): Lock | undefined {
  try {
    const lock = JSON.parse(text);
    const isLock = isObject(lock?.nodes) && Object.values(lock.nodes).every(isObject);
    return isLock && typeof lock.root === 'string' ? lock : undefined;
  } catch {
    return undefined;
  }
}

/** The pin that is there, unless the templates alone have another address since. */
function chooseNode(
  base: Json | undefined,
  ours: Json | undefined,
  theirs: Json | undefined,
): Json | undefined {
  if (ours === undefined || theirs === undefined) return ours ?? theirs;
  const isMoved = !same(base?.original, theirs.original);
  return isMoved && same(base?.original, ours.original) ? theirs : ours;
}

/** The inputs of the flake itself, one by one. */
function mergeRoot(base: Json | undefined, ours: Json | undefined, theirs: Json | undefined): Json {
  const [before, mine, wanted] = [inputsOf(base), inputsOf(ours), inputsOf(theirs)];
  const names = [...new Set([...Object.keys(mine), ...Object.keys(wanted)])].sort();
  const inputs = names.flatMap((name) => {
    // What either side took away is gone, unless it was never generated.
    const isGone = name in before && !(name in mine && name in wanted);
    return isGone ? [] : [[name, mine[name] ?? wanted[name]]];
  });
  return { ...ours, inputs: Object.fromEntries(inputs) };
}

function inputsOf(node: Json | undefined): Json {
  return isObject(node?.inputs) ? node.inputs : {};
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
