# Python's package ctypes, where `ctypes.util.find_library` looks into more folders first: those of a
# search path such as "/a/lib:/b/lib". Some packages have no other way to find a native library.
#
# CPython's own find_library asks system programs, which do not see the Nix store.
{
  lib,
  runCommand,
  writeText,
  interpreter,
}:
searchPath:
let
  # The new end of ctypes/util.py. A folder without a slash in front is one beside .venv/bin.
  addition = writeText "find-library.py" ''


    _find_library = find_library


    def find_library(name):
        start = f"lib{name}.so"
        for folder in "${searchPath}".split(":"):
            path = os.path.join(sys.prefix, folder)
            files = os.scandir(path) if os.path.isdir(path) else []
            names = sorted(file.name for file in files if file.is_file())
            found = [file for file in names if file == start or file.startswith(start + ".")]
            if found:
                # Out of libz.so, libz.so.1 and libz.so.1.3.1, programs load libz.so.1.
                return min(found, key=lambda file: (file == start, len(file)))
        return _find_library(name)
  '';

  # Python looks for a module here, and then in lib/python3.X. It need not be a zip file.
  folder = "lib/python${lib.replaceStrings [ "." ] [ "" ] interpreter.pythonVersion}.zip/ctypes";
in
runCommand "python-ctypes-${interpreter.version}" { } ''
  original=${interpreter}/lib/${interpreter.libPrefix}/ctypes
  mkdir -p $out/${folder}
  ln -s $original/* $out/${folder}/
  rm -rf $out/${folder}/{__pycache__,util.py}
  cat $original/util.py ${addition} > $out/${folder}/util.py
  # Python cannot write to the store, so its bytecode caches are made here.
  ${lib.getExe interpreter} -m compileall -q --invalidation-mode unchecked-hash $out
''
