# A tree of a git repository with a known hash, fetched by Nix itself while it evaluates.
_:
{
  url,
  rev,
  hash ? "",
  sha256 ? "",
  fetchSubmodules ? true,
  # Nix's own fetcher has none of these; a hash that they change does not match.
  fetchLFS ? false,
  name ? "source",
}:
(fetchTree {
  type = "git";
  inherit url rev;
  narHash = if hash != "" then hash else sha256;
  submodules = fetchSubmodules;
  allRefs = true;
}).outPath
