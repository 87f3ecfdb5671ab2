# What every build of the project has in common.
{
  cargoToml,
  libraries,
  programs,
  source,
}:
{
  pname = "rust-inference";
  version = cargoToml.workspace.package.version or cargoToml.package.version or "0.0.0";
  src = source;
  # Programs for the build and libraries for the result are kept apart, as cross-compiling needs it.
  strictDeps = true;
  nativeBuildInputs = programs;
  buildInputs = libraries;
  # Nobody debugs the builds of checks; without debug information they are smaller and faster.
  CARGO_PROFILE_DEV_DEBUG = "0";
  # bindgen would name things differently in each derivation, and compile what depends on it again.
  NIX_OUTPATH_USED_AS_RANDOM_SEED = "aaaaaaaaaa";
}
