# A shell with the toolchain, and with what the checks are made with.
{
  cargo,
  clippy,
  mkShell,
  rustc,
  rustfmt,
}:
{
  checks ? { },
  inputsFrom ? [ ],
  packages ? [ ],
  ...
}@args:
mkShell (
  removeAttrs args [
    "checks"
    "nativeBuildInputs"
  ]
  // {
    inputsFrom = builtins.attrValues checks ++ inputsFrom;
    packages = [
      rustc
      cargo
      clippy
      rustfmt
    ]
    ++ packages;
  }
)
