# Syncs .venv with requirements-dev.txt when the dev shell is entered from the project's
# folder or one below it. Prints that folder; all else goes to standard error.
#
# .venv is a link to a folder in .environments. When something changed, uv installs into a new one,
# and the link moves only when that has succeeded: until then, and after a failure, .venv is the old
# one. The one before stays until the next change, for programs that still run in it.
{
  lib,
  stdenv,
  writeShellApplication,
  checker,
  coreutils,
  cudaCache,
  environment,
  interpreter,
  provided,
  python,
  uv,
}:
writeShellApplication {
  name = "sync";
  runtimeInputs = [
    coreutils
    uv
  ];
  text = ''
    # A pattern that matches no file expands to nothing.
    shopt -s nullglob

    until [[ -e flake.nix && -d nix/verify ]]; do
      if [[ $PWD == / ]]; then
        echo "Outside the project's folder; .venv was left unchanged." >&2
        exit 0
      fi
      cd ..
    done
    pwd

    # The first line of .venv/synced; the others are the files that were read, with their checksums.
    # The path of this script changes whenever Python, a package from Nix or an argument does.
    made="# $0 $PWD"

    is_current() {
      local first
      [[ -e .venv/synced ]] && IFS= read -r first < .venv/synced && [[ $first == "$made" ]] &&
        sha256sum --check --status .venv/synced
    }

    # Where the driver is among all other system libraries, python.nix finds it through
    # these links: nothing else in that folder must be loaded.
    link_driver() {
      local folder
      for folder in /usr/lib/${stdenv.hostPlatform.parsed.cpu.name}-linux-gnu /usr/lib64 /usr/lib; do
        if [[ -e $folder/libcuda.so.1 ]]; then
          mkdir -p "$1/driver"
          ln -sf "$folder"/lib{cuda,nvidia-}*.so.* "$1/driver"
          return
        fi
      done
    }

    # Folders in .environments have the number of the process that makes them in their names.
    remove_old() {
      local folder name
      for folder in .environments/*; do
        name=''${folder##*/}
        if [[ ! $folder -ef .venv ]] && ! kill -0 "''${name%.*}" 2> /dev/null; then
          rm -rf "$folder"
        fi
      done
    }

    if is_current; then
      link_driver .venv
      exit
    fi

    if [[ -e .venv && ! -L .venv ]]; then
      echo "There is a .venv that this shell did not create: rename or remove it." >&2
      exit 1
    fi

    # A mistake in the requirements is reported before anything is downloaded.
    files=$(${lib.getExe checker} ${./verify}/check_requirements.py --owner nix \
      --provided ${provided}/site-packages --list-files requirements-dev.txt)

    mkdir -p .environments
    remove_old
    next=$(mktemp -d ".environments/$$.XXXXXX")
    trap 'rm -rf "$next"' EXIT
    trap 'exit 130' INT TERM

    printf '%s' ${lib.escapeShellArg cudaCache.text} >&2
    echo "Installing requirements-dev.txt into .venv:" >&2
    uv venv --quiet --python ${lib.getExe python} "$next" >&2
    packages=$next/${interpreter.sitePackages}
    cp -r --no-preserve=mode,timestamps ${provided}/site-packages/. "$packages"
    cp ${provided}/bin/* "$next/bin"
    # Python reads .pth files when it starts; this one adds the packages from Nix.
    echo "import site; site.addsitedir('${environment}/${interpreter.sitePackages}')" \
      > "$packages/nix.pth"
    uv pip install --python "$next" --constraints ${provided}/constraints.txt \
      --requirements requirements-dev.txt >&2
    link_driver "$next"

    # From here on it is in use: with the stamp, and as .venv.
    mapfile -t files <<< "$files"
    { echo "$made"; sha256sum "''${files[@]}"; } > "$next/synced"
    trap - EXIT
    ln --symbolic --force --no-dereference "$next" .venv
  '';
}
