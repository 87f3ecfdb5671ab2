# A package of shared libraries, copied from the machine.
{
  lib,
  developmentFiles,
  host,
  runCommandLocal,
}:
name: sonames:
let
  copy =
    soname:
    let
      path = host.libraries.${soname} or null;
    in
    if path == null then
      throw "This machine has no ${soname}; install the package that has it."
    else
      "cp -L ${lib.escapeShellArg path} $out/lib/${soname}";
in
runCommandLocal name { passthru.pname = name; } ''
  mkdir -p $out/lib
  ${lib.concatMapStringsSep "\n" copy sonames}
  ${developmentFiles name}
''
