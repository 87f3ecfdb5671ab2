# The interpreter, made to find the libraries of libraries.nix. macOS needs no such help.
#
# Wheels are built for a common Linux system, where libstdc++ and the like lie in /usr/lib; nixpkgs
# has no such folder. Here bin/python is a script that starts the real interpreter through the
# dynamic loader and tells that one where to look. LD_LIBRARY_PATH would do it as well, but every
# program that the shell or Python starts would inherit it, and programs of the host break on it.
# uv links .venv/bin/python to this script, so that it works the same there.
{
  lib,
  stdenv,
  runCommand,
  writeShellScript,
  ctypes,
  interpreter,
  libraries,
}:
let
  searchPath = lib.makeLibraryPath libraries;

  # A LD_LIBRARY_PATH that the user has set, to a graphics driver say, still counts.
  launcher = writeShellScript "python" ''
    exec ${stdenv.cc.bintools.dynamicLinker} \
      --library-path "${searchPath}''${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
      --argv0 "$0" ${lib.getExe interpreter} "$@"
  '';

  scoped =
    runCommand "python-with-libraries-${interpreter.version}"
      { meta.mainProgram = interpreter.meta.mainProgram; }
      ''
        mkdir -p $out/{bin,lib}
        ln -s ${interpreter}/{include,share} $out/
        ln -s ${interpreter}/lib/* ${ctypes searchPath}/lib/* $out/lib/
        # A copy: Python looks for its own library beside the file that a chain of links ends at.
        cp ${launcher} $out/bin/python${interpreter.pythonVersion}
        ln -s python${interpreter.pythonVersion} $out/bin/python3
        ln -s python${interpreter.pythonVersion} $out/bin/python
      '';
in
if stdenv.hostPlatform.isLinux then scoped else interpreter
