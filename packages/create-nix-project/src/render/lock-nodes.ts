/** One node of a flake.lock: https://nix.dev/manual/nix/latest/command-ref/new-cli/nix3-flake */
export interface LockNode {
  /** Only false is written: the input is files, not a flake. */
  readonly flake?: boolean;
  readonly inputs?: Readonly<Record<string, string | readonly string[]>>;
  readonly locked: Readonly<Record<string, string | number>>;
  readonly original: Readonly<Record<string, string>>;
}

/** What `templates/_shared/lock-nodes.json` holds: every input a template may name. */
export type LockNodes = Readonly<Record<string, LockNode>>;
