/** A flake.lock: https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake#lock-files */
export interface FlakeLock {
  readonly root: string;
  readonly nodes: Readonly<Record<string, LockedNode>>;
}

/** One node; an input is the name of a node, or the path to an input that it follows. */
export interface LockedNode {
  readonly inputs: Readonly<Record<string, string | readonly string[]>>;
  /** When the source was changed last, in seconds since 1970. */
  readonly lastModified: number | undefined;
  /** `owner/repo` of a source on a forge, in lower case. */
  readonly repository: string | undefined;
}

/** Reads a flake.lock; a text that begins in lower case says what is wrong with it. */
export function parseFlakeLock(text: string): FlakeLock | string {
  if (/^(<{7}|={7}|>{7}) ?/m.test(text)) return 'it has the marks of a merge conflict';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  if (!isRecord(json) || !isRecord(json.nodes) || typeof json.root !== 'string')
    return 'it is not a lock of a flake';
  const nodes = Object.entries(json.nodes).map(([name, node]) => [name, lockedNode(node)]);
  const lock: FlakeLock = { root: json.root, nodes: Object.fromEntries(nodes) };
  return lock.nodes[lock.root] === undefined ? 'it has no root' : lock;
}

function lockedNode(node: unknown): LockedNode {
  const { inputs, locked } = isRecord(node) ? node : {};
  const { lastModified, owner, repo } = isRecord(locked) ? locked : {};
  return {
    inputs: isRecord(inputs) ? Object.fromEntries(Object.entries(inputs).filter(isInput)) : {},
    lastModified: typeof lastModified === 'number' ? lastModified : undefined,
    repository:
      typeof owner === 'string' && typeof repo === 'string'
        ? `${owner}/${repo}`.toLowerCase()
        : undefined,
  };
}

function isInput(entry: [string, unknown]): entry is [string, string | readonly string[]] {
  const [, value] = entry;
  return typeof value === 'string' || (Array.isArray(value) && value.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
