# The interpreter of the dev shell, made to find libraries.nix. macOS needs no such help.
#
# Wheels are built for a common Linux system, with libstdc++ and the like in /usr/lib. Here bin/python
# is a script that starts the real interpreter through the dynamic loader and tells that one where to
# look. LD_LIBRARY_PATH would do it as well, but programs of the host break on it. uv links
# .venv/bin/python to this script, so that it works the same there.
{ pkgs, ... }@parts:
let
  inherit (pkgs) lib stdenv runCommand;
  inherit (parts) interpreter libraries;
  searchPath = lib.makeLibraryPath libraries;

  # A LD_LIBRARY_PATH that the user has set, to a graphics driver say, still counts.
  launcher = pkgs.writeShellScript "python" ''
    exec ${stdenv.cc.bintools.dynamicLinker} \
      --library-path "${searchPath}''${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" \
      --argv0 "$0" ${lib.getExe interpreter} "$@"
  '';

  # `ctypes.util.find_library` asks programs of the system, which know of nothing in the store. This end
  # of ctypes/util.py looks here first. A folder without a slash in front is one beside .venv/bin.
  findLibrary = pkgs.writeText "find-library.py" ''
    _find_library = find_library
    def find_library(name):
        start = f"lib{name}.so"
        for folder in "${searchPath}".split(":"):
            path = os.path.join(sys.prefix, folder)
            files = os.scandir(path) if os.path.isdir(path) else []
            names = sorted(file.name for file in files if file.is_file())
            found = [file for file in names if file == start or file.startswith(start + ".")]
            if found:
                # Of libz.so, libz.so.1 and libz.so.1.3.1, programs load libz.so.1.
                return os.path.join(path, min(found, key=lambda file: (file == start, len(file))))
        return _find_library(name)
  '';

  # Python looks for modules here, and then in lib/python3.X. It need not be a zip file.
  modules = "lib/python${lib.replaceStrings [ "." ] [ "" ] interpreter.pythonVersion}.zip";
  scoped =
    runCommand "python-with-libraries-${interpreter.version}"
      {
        meta.mainProgram = interpreter.meta.mainProgram;
        passthru.modules = "${scoped}/${modules}"; # For environment.nix.
      }
      ''
        mkdir -p $out/{bin,${modules}/ctypes}
        ln -s ${interpreter}/{include,share} $out/
        ln -s ${interpreter}/lib/* $out/lib/
        # A copy: Python looks for its own library beside the file that a chain of links ends at.
        cp ${launcher} $out/bin/python${interpreter.pythonVersion}
        ln -s python${interpreter.pythonVersion} $out/bin/python3
        ln -s python${interpreter.pythonVersion} $out/bin/python
        cd $out/${modules}/ctypes
        ln -s ${interpreter}/lib/${interpreter.libPrefix}/ctypes/* .
        rm -rf __pycache__ util.py
        cat ${interpreter}/lib/${interpreter.libPrefix}/ctypes/util.py ${findLibrary} > util.py
        # Python cannot write to the store. What it would keep beside its modules is made here.
        ${lib.getExe interpreter} -m compileall -q --invalidation-mode unchecked-hash $PWD
      '';
in
if stdenv.hostPlatform.isLinux then scoped else interpreter
