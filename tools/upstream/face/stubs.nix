# An overlay: a stub for each program, library and Python package that the smaller nixpkgs lacks.
final: prev:
let
  lib = import ./core/lib.nix;
  words = text: lib.filter (word: lib.isString word && word != "") (lib.split "[[:space:]]+" text);

  lacking = words ''
    alsa-lib auto-patchelf black blas bun cairo cargo-audit cargo-deny cargo-llvm-cov cargo-nextest dbus
    ffmpeg file gdk-pixbuf geos gitMinimal glib gobject-introspection gpgme hdf5 jq lapack libGL libclang
    libgit2 libgpg-error libmysqlclient libpq libpulseaudio libsndfile libssh2 libxkbcommon lndir
    mariadb-connector-c nixfmt nixfmt-rfc-style nodejs oniguruma openblas openblasCompat pango poetry
    portaudio postgresql protobuf ruff rust-analyzer rust-jemalloc-sys sentencepiece shellcheck taplo
    treefmt typescript typos ugrep wayland
  '';
  lackingInPython = words ''
    einops fastapi gitpython httpx huggingface-hub hypothesis mypy numpy opencv4 packaging pillow
    pip-requirements-parser pytest pytest-cov scipy sounddevice soundfile torch torchaudio torchvision
    transformers uvicorn
  '';

  stub =
    name:
    final.runCommand "${name}-1" {
      pname = name;
      version = "1";
      meta.mainProgram = name;
    } "mkdir -p $out/bin; touch $out/bin/${name}";

  shell =
    {
      packages ? [ ],
      ...
    }@args:
    final.stdenv.mkDerivation (
      removeAttrs args [
        "packages"
        "inputsFrom"
      ]
      // {
        name = "nix-shell";
        nativeBuildInputs = packages ++ args.nativeBuildInputs or [ ];
        phases = [ "buildPhase" ];
        buildPhase = "touch $out";
      }
    );

  pythonStubs =
    self: old:
    let
      missing = lib.filter (name: !(old ? ${name})) lackingInPython;
    in
    {
      cython_0 = old.cython;
      jsonschema = old.packaging;
    }
    // lib.genAttrs missing (
      pname:
      self.buildPythonPackage {
        inherit pname;
        version = "1";
        format = "other";
        dontUnpack = true;
        passthru.cudaSupport = true;
      }
    );

  cuda = cudaMajorMinorVersion: {
    inherit cudaMajorMinorVersion;
    pkgs = final;
  };
in
lib.genAttrs (lib.filter (name: !(prev ? ${name})) lacking) stub
// {
  path = "${./core}";
  mkShell = prev.mkShell or shell;
  mkShellNoCC = final.mkShell;
  shellcheck-minimal = stub "shellcheck" // {
    compiler.bootstrapAvailable = false;
  };
  fetchPypiLegacy =
    {
      pname,
      file,
      hash,
      ...
    }:
    final.fetchurl {
      url = "https://example.invalid/${pname}/${file}";
      name = file;
      inherit hash;
    };
  formats.toml = _: { generate = name: value: final.writeText name (builtins.toJSON value); };
  cudaPackages = cuda "12.9";
  cudaPackages_12_8 = cuda "12.8";
  cudaPackages_12_9 = cuda "12.9";
  cudaPackages_13_0 = cuda "13.0";
  treefmt = stub "treefmt" // {
    withConfig =
      {
        runtimeInputs ? [ ],
        ...
      }:
      stub "treefmt"
      // {
        inputs = runtimeInputs;
        check = src: final.runCommand "treefmt-check" { inherit src; } "touch $out";
      };
  };
}
// lib.genAttrs [ "python311" "python312" "python313" ] (
  name:
  prev.${name}.override {
    packageOverrides = pythonStubs;
    self = final.${name};
  }
)
// {
  python3 = final.python313;
  python3Packages = final.python313.pkgs;
}
