# Installations that uv makes, without network, of the packages in packages.nix.
{ pkgs, ... }@parts:
let
  inherit (pkgs) lib stdenv;
  inherit (parts) interpreter libraries packages;

  isWheel = package: package.format or null == "wheel";

  # `install name chosen below`: the chosen packages. By its .pth file, Python sees those below as well.
  install =
    name: chosen: below:
    let
      toFile = { src, ... }: lib.nameValuePair (src.name or (baseNameOf (src.passthru.url or src))) src;
      wheels = pkgs.linkFarm "wheels" (lib.listToAttrs (map toFile (lib.filter isWheel chosen)));
      built = map packages.build (lib.filter (package: !isWheel package) chosen);
      folders = [ wheels ] ++ map (package: package.dist) built;
      requirements = pkgs.writeText "requirements.txt" (lib.concatLines (map (it: it.pname) chosen));
    in
    stdenv.mkDerivation {
      pname = "${packages.pname}-${name}";
      inherit (packages) version;
      inherit below built; # The latter for the libraries that compiled code refers to.
      nativeBuildInputs = [ pkgs.uv ] ++ lib.optional stdenv.hostPlatform.isLinux pkgs.autoPatchelfHook;

      # Wheels are for a common Linux system. Programs, and what needs libraries.nix, are patched; others
      # are not, as patchelf breaks some. What is nowhere may be for hardware that not everyone has.
      buildInputs = libraries;
      autoPatchelfIgnoreMissingDeps = [ "*" ];
      dontStrip = true;
      dontUnpack = true;
      installPhase = ''
        export UV_OFFLINE=1 UV_NO_CACHE=1 UV_NO_CONFIG=1 UV_LINK_MODE=copy
        uv venv --python ${lib.getExe interpreter} $out
        uv pip install --python $out --no-deps --no-index --compile-bytecode \
          --requirements ${requirements} ${lib.concatMapStringsSep " " (it: "--find-links ${it}") folders}
        pth=$out/${interpreter.sitePackages}/below.pth
        echo "import sys; sys.path.insert(0, '${parts.python.modules or ""}')" > $pth
        for folder in $below; do
          echo "import site; site.addsitedir('$folder/${interpreter.sitePackages}')" >> $pth
        done
      '';
    };

  # The larger part of the work, which stays as it is while only the project's code changes.
  foreign = lib.filter packages.isForeign;
  own = lib.filter (package: !packages.isForeign package);
  dependencies = install "dependencies" (foreign packages.forRunning) [ ];
  testDependencies = install "test-dependencies" (foreign (
    lib.subtractLists packages.forRunning packages.forTests
  )) [ dependencies ];
  environment = install "environment" (own packages.forRunning) [ dependencies ];
in
{
  # The installed application: of its environment, only the project's own programs are in bin/.
  package =
    pkgs.runCommand packages.pname
      {
        inherit (packages) pname version;
        meta = {
          description = "Counts the words of a text";
          mainProgram = "words"; # `nix run` starts it.
        };
      }
      ''
        mkdir -p $out/bin
        for program in ${lib.escapeShellArgs packages.programs}; do
          ln -s ${environment}/bin/$program $out/bin/
        done
      '';

  # Where the programs are that the tests start, Python first.
  tests = [
    (install "test-environment" (own packages.forTests) [ testDependencies ])
    testDependencies
    dependencies
  ];
}
