# Everything in the flake, for one system.
#
# Each file here is a function. `call` fills in its arguments by their names: from this list, or
# else from nixpkgs. `callPlain` does the same for files that return no package, but a set of things
# or another function.
{ inputs, system }:
let
  pkgs = inputs.nixpkgs.legacyPackages.${system};
in
pkgs.lib.makeScope pkgs.newScope (
  self:
  let
    call = file: self.callPackage file { };
    inherit (self) callPlain;
  in
  {
    inherit system;
    callPlain =
      file:
      let
        function = import file;
      in
      function (builtins.intersectAttrs (builtins.functionArgs function) (pkgs // self));

    # Python, and poetry2nix, which installs what poetry.lock names.
    pythonPkgs = inputs.nixpkgs-python.legacyPackages.${system};
    python = callPlain ./python.nix;
    poetry2nix = import inputs.poetry2nix { pkgs = self.pythonPkgs; };
    pyprojectNix = import "${inputs.poetry2nix}/vendor/pyproject.nix" { inherit (pkgs) lib; };

    # The project's files.
    pyproject = pkgs.lib.importTOML ../pyproject.toml;
    groups = [ "dev" ];
    locked = callPlain ./locked-packages.nix;
    source = call ./source.nix;
    programs = callPlain ./programs.nix;

    # Which packages are wheels, and what the others need to be built.
    wheelKinds = callPlain ./wheel-kinds.nix;
    wheelPolicy = callPlain ./wheel-policy.nix;
    problems = callPlain ./problems;
    overrides = callPlain ./overrides;

    # Environments with it installed.
    settings = callPlain ./settings.nix;
    package = call ./package.nix;
    environment = callPlain ./environment.nix;

    # The outputs of the flake.
    shell = call ./shell.nix;
    apps = callPlain ./apps.nix;
    formatter = call ./formatter.nix;
    pytestReport = call ./pytest-report.nix;
    checks = {
      inherit (self) package;
      tests = call ./checks/tests.nix;
      lint = call ./checks/lint.nix;
      format = call ./checks/format.nix;
      lock = call ./checks/lock.nix;
      policy = call ./checks/policy.nix;
    };
  }
)
