# Everything in the flake, for one system.
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
    # Python from nixpkgs, and the same one set up to find what wheels and CUDA expect.
    interpreter = call ./interpreter.nix;
    python = call ./python.nix;
    ctypes = call ./ctypes.nix;
    libraries = call ./libraries.nix;
    programs = call ./programs.nix;

    # The packages from nixpkgs, and how uv learns about them.
    environment = call ./environment.nix;
    provided = call ./provided.nix;
    cudaCache = call ./cuda-cache.nix;

    # The project's files, and the Python that checks them.
    source = call ./source.nix;
    checker = call ./checker.nix;

    # The outputs of the flake.
    shell = call ./shell.nix;
    sync = call ./sync.nix;
    verify = call ./verify.nix;
    formatter = call ./formatter.nix;
    pytestReport = call ./pytest-report.nix;
    checks = {
      requirements = call ./checks/requirements.nix;
      torch = call ./checks/torch.nix;
      tests = call ./checks/tests.nix;
      lint = call ./checks/lint.nix;
      format = call ./checks/format.nix;
      scripts = call ./checks/scripts.nix;
      verifier = call ./checks/verifier.nix;
    };
  }
)
