/** What a log of this machine must not show, and what stands in its place. */
export interface Placeholder {
  readonly text: string;
  readonly instead: string;
}

/** Hosts of documentation; all others may be mirrors that only this machine reaches. */
const documentation =
  /^(docs\.astral\.sh|nix\.dev|nixos\.org|api\.github\.com|direnv\.net|docs\.pytest\.org|doc\.rust-lang\.org|rust-lang\.github\.io|rustup\.rs|github\.com|python-poetry\.org|numpy\.org|pytorch\.org|docs\.rs|setuptools\.pypa\.io|hatch\.pypa\.io|packaging\.python\.org|docs\.pytest\.org|peps\.python\.org|pip\.pypa\.io|127\.0\.0\.1)$/;

/**
 * A log without paths and registries of the machine that it was recorded on.
 *
 * @param placeholders longer texts first
 */
export function scrub(log: string, placeholders: readonly Placeholder[]): string {
  const pathless = placeholders.reduce(
    (text, { text: found, instead }) => text.replaceAll(found, instead),
    log,
  );
  return (
    pathless
      .replace(/(https?:\/\/)([\w.-]+)/g, (whole, scheme: string, host: string) =>
        documentation.test(host) ? whole : `${scheme}registry.example`,
      )
      // Cargo names its registry without an address.
      .replace(/((?:Updating|searched:) )[\w.-]+( index)/g, '$1registry.example$2')
      .replace(/(registry\/\w+\/)[\w.-]+?(-[0-9a-f]{16})/g, '$1registry.example$2')
      .replace(/(resolve host: )([\w.-]+)/g, (whole, words: string, host: string) =>
        documentation.test(host) ? whole : `${words}registry.example`,
      )
  );
}
