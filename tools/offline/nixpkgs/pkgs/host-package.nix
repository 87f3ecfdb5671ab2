# A package of programs: links to them in bin/.
{ lib, runCommandLocal }:
name: entry:
runCommandLocal "${name}-${entry.version}"
  {
    passthru = {
      pname = name;
      inherit (entry) version;
    };
    meta = { inherit (entry) mainProgram; };
  }
  ''
    mkdir -p $out/bin
    ${lib.concatMapAttrsStringSep "\n" (
      program: path: "ln -s ${lib.escapeShellArg path} $out/bin/${program}"
    ) entry.programs}
  ''
