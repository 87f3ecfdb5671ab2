# A package of programs that the machine has: links to them in bin/.
{
  lib,
  developmentFiles,
  runCommandLocal,
}:
name: entry:
if entry == null then
  throw "This machine has no ${name}, or not the version that is needed; see tools/host/packages.ts."
else
  runCommandLocal "${name}-${entry.version}"
    {
      passthru = {
        pname = name;
        inherit (entry) version;
      };
      meta = lib.optionalAttrs (entry ? mainProgram) { inherit (entry) mainProgram; };
    }
    ''
      mkdir -p $out/bin
      ${lib.concatMapAttrsStringSep "\n" (
        program: path: "ln -s ${lib.escapeShellArg path} $out/bin/${program}"
      ) entry.programs}
      ${developmentFiles name}
    ''
