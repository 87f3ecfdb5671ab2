# A Python together with packages: one folder, whose interpreter finds them without any variable.
{
  lib,
  callPackage,
  runCommandLocal,
  python,
  entry,
}:
{
  extraLibs ? [ ],
  extraOutputsToInstall ? [ ],
  postBuild ? "",
  ignoreCollisions ? false,
  # Upstream starts programs through wrappers that take these; here they have their own interpreter.
  makeWrapperArgs ? [ ],
  permitUserSite ? false,
}:
let
  # As upstream, packages that are no Python modules are left out.
  paths = lib.remove python (python.pkgs.requiredPythonModules extraLibs);
  env =
    runCommandLocal "${python.name}-env"
      {
        paths = paths ++ lib.concatMap (output: map (lib.getOutput output) paths) extraOutputsToInstall;
        inherit ignoreCollisions;
        inherit (python) sitePackages;
        pythonProgram = python.interpreter;
        meta = python.meta;
        passthru = python.passthru // {
          inherit python;
          interpreter = "${env}/bin/${python.executable}";
        };
      }
      ''
        ${callPackage ./install-interpreter.nix {
          inherit entry;
          inherit (python) libPrefix sitePackages;
          base = python;
        }}
        source ${./merge-packages.sh}
        mergePackages
        ${postBuild}
      '';
in
env
