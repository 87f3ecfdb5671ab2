# Everything the flake is made of, for one system.
#
# Each file here is a function. `call` fills in its arguments by their names: from this list, or
# else from nixpkgs.
pkgs:
pkgs.lib.makeScope pkgs.newScope (
  self:
  let
    call = file: self.callPackage file { };
  in
  {
    # Python as nixpkgs has it, and the same one made to find the libraries that wheels expect.
    interpreter = pkgs.python312;
    python = call ./python.nix;
    ctypes = call ./ctypes.nix;
    libraries = call ./libraries.nix;
    programs = call ./programs.nix;

    # The project's files, and installations of it.
    pyproject = pkgs.lib.importTOML ../pyproject.toml;
    source = call ./source.nix;
    dependencies = call ./dependencies.nix;
    builder = call ./builder.nix;
    wheel = call ./wheel.nix;
    environment = call ./environment.nix;
    runUv = call ./run-uv.nix;

    # How uv.lock is read.
    versions = call ./uv-lock/versions.nix;
    markers = call ./uv-lock/markers.nix;
    entries = call ./uv-lock/entries.nix;
    tags = call ./uv-lock/tags.nix;
    wheels = call ./uv-lock/wheels.nix;

    # What the flake offers.
    package = call ./package.nix;
    shell = call ./shell.nix;
    sync = call ./sync.nix;
    formatter = call ./formatter.nix;
    pytestReport = call ./pytest-report.nix;
    checks = {
      inherit (self) package;
      tests = call ./checks/tests.nix;
      lint = call ./checks/lint.nix;
      format = call ./checks/format.nix;
      lock = call ./checks/lock.nix;
    };
  }
)
