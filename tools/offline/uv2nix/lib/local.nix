# A package that is a folder: a member of the workspace, the project itself, or one beside them.
{
  lib,
  pyproject-nix,
  workspaceRoot,
}:
entry:
{
  python,
  pyprojectHook,
  resolveBuildSystem,
  stdenv,
}:
let
  inherit (entry) source;
  path = source.editable or source.directory or source.virtual;
  folder = if path == "." then workspaceRoot else workspaceRoot + "/${path}";
  manifest = folder + "/pyproject.toml";
  pyproject = if builtins.pathExists manifest then lib.importTOML manifest else { };
  passthru = import ./passthru.nix { inherit lib; } entry;

  # "Hatch_VCS[x]>=0.5; python_version < '3.13'" → hatch-vcs, where the condition holds.
  holds = pyproject-nix.lib.pep508.markers {
    inherit stdenv;
    interpreter = python;
  } [ ];
  nameOf =
    requirement:
    pyproject-nix.lib.pypa.normalizePackageName (
      lib.head (builtins.match "[[:space:]]*([A-Za-z0-9._-]+).*" requirement)
    );
  isNeeded =
    requirement:
    let
      condition = builtins.match "[^;]*;[[:space:]]*(.*)" requirement;
    in
    condition == null || holds (lib.head condition);
  buildSystem = lib.filter isNeeded (pyproject.build-system.requires or [ ]);
in
stdenv.mkDerivation (
  {
    pname = entry.name;
    # One that is not known before it is built is in no lock.
    version = entry.version or "0.0.0";
    inherit passthru;
  }
  // (
    if source ? virtual then
      {
        dontUnpack = true;
        installPhase = "mkdir -p $out";
      }
    else
      {
        src = folder;
        nativeBuildInputs = [
          pyprojectHook
        ]
        ++ resolveBuildSystem (lib.genAttrs (map nameOf buildSystem) (_: [ ]));
      }
  )
)
