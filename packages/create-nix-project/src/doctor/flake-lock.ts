/** A flake.lock: https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake#lock-files */
export interface FlakeLock {
  readonly root: string;
  readonly nodes: ReadonlyMap<string, LockedNode>;
}

/** One node; an input is the name of a node, or the path to an input that it follows. */
export interface LockedNode {
  readonly inputs: ReadonlyMap<string, string | readonly string[]>;
  /** When the source was changed last, in seconds since 1970. */
  readonly lastModified: number | undefined;
  /** `owner/repo` of a source on a forge, in lower case. */
  readonly repository: string | undefined;
  /** What flake.nix asked for when it was locked. */
  readonly wanted: Wanted;
}

/** A source on a forge. */
export interface Wanted {
  readonly type: string | undefined;
  readonly repository: string | undefined;
  /** A branch or tag. */
  readonly ref: string | undefined;
  /** The one revision that it is pinned to. */
  readonly rev: string | undefined;
}

/** The versions that Nix reads: src/libflake/lockfile.cc. */
const versions = [5, 6, 7];

/** Reads a flake.lock; a text that begins in lower case says what is wrong with it. */
export function parseFlakeLock(text: string): FlakeLock | string {
  if (/^(<{7}|={7}|>{7}) ?/m.test(text)) return 'it contains merge conflict markers';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'it is not JSON';
  }
  const { nodes: all, root, version } = asRecord(json);
  if (!isRecord(all) || !isText(root) || typeof version !== 'number')
    return 'it is not the lock file of a flake';
  if (!versions.includes(version))
    return `it has version ${version}, but Nix reads ${versions.join(', ')}`;
  const nodes = new Map(Object.entries(all).map(([name, node]) => [name, lockedNode(node)]));
  return nodes.has(root) ? { root, nodes } : 'it has no root node';
}

/** The inputs of the flake itself. */
export function rootInputs({ root, nodes }: FlakeLock): LockedNode['inputs'] {
  return nodes.get(root)?.inputs ?? new Map();
}

/** More inputs do not follow one another; a circle ends here. */
const longestWay = 100;

/** The name of the node that an input of some node is; undefined when it leads nowhere. */
export function nodeOf(
  lock: FlakeLock,
  input: string | readonly string[] | undefined,
): string | undefined {
  let steps = 0;
  const follow = (target: string | readonly string[] | undefined): string | undefined => {
    if (target === undefined || typeof target === 'string') return target;
    let node: string | undefined = lock.root;
    for (const name of target) {
      steps += 1;
      if (node === undefined || steps > longestWay) return undefined;
      node = follow(lock.nodes.get(node)?.inputs.get(name));
    }
    return node;
  };
  return follow(input);
}

function lockedNode(node: unknown): LockedNode {
  const { inputs, locked, original, info } = isRecord(node) ? node : {};
  // Version 5 has it there.
  const { lastModified } = isRecord(locked) && 'lastModified' in locked ? locked : asRecord(info);
  return {
    inputs: new Map(Object.entries(asRecord(inputs)).filter(isInput)),
    lastModified: typeof lastModified === 'number' ? lastModified : undefined,
    repository: repositoryOf(asRecord(locked)),
    wanted: wantedOf(asRecord(original)),
  };
}

function wantedOf(original: Readonly<Record<string, unknown>>): Wanted {
  const { type, ref, rev } = original;
  return {
    type: isText(type) ? type : undefined,
    repository: repositoryOf(original),
    ref: isText(ref) ? ref : undefined,
    rev: isText(rev) ? rev : undefined,
  };
}

function repositoryOf({ owner, repo }: Readonly<Record<string, unknown>>): string | undefined {
  return isText(owner) && isText(repo) ? `${owner}/${repo}`.toLowerCase() : undefined;
}

function isInput(entry: [string, unknown]): entry is [string, string | readonly string[]] {
  const [, value] = entry;
  return isText(value) || (Array.isArray(value) && value.every(isText));
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
