# A shell program with its tools on the path, checked by shellcheck.
{
  lib,
  runtimeShell,
  shellcheck,
  stdenvNoCC,
  writeTextFile,
}:
{
  name,
  text,
  runtimeInputs ? [ ],
  runtimeEnv ? null,
  meta ? { },
  passthru ? { },
  checkPhase ? null,
  excludeShellChecks ? [ ],
  extraShellCheckFlags ? [ ],
  bashOptions ? [
    "errexit"
    "nounset"
    "pipefail"
  ],
  derivationArgs ? { },
  inheritPath ? true,
}:
let
  exported = lib.concatMapAttrsStringSep "" (variable: value: ''
    ${lib.toShellVar variable value}
    export ${variable}
  '') (if runtimeEnv == null then { } else runtimeEnv);
  path = lib.makeBinPath runtimeInputs;
  flags =
    lib.optionals (excludeShellChecks != [ ]) [
      "--exclude"
      (lib.concatStringsSep "," excludeShellChecks)
    ]
    ++ extraShellCheckFlags;
in
writeTextFile {
  inherit
    name
    meta
    passthru
    derivationArgs
    ;
  executable = true;
  destination = "/bin/${name}";
  text = ''
    #!${runtimeShell}
    ${lib.concatMapStringsSep "\n" (option: "set -o ${option}") bashOptions}
    ${exported}
    ${lib.optionalString (
      runtimeInputs != [ ]
    ) ''export PATH="${path}${lib.optionalString inheritPath ":$PATH"}"''}

    ${text}
  '';
  checkPhase =
    if checkPhase != null then
      checkPhase
    else
      ''
        ${stdenvNoCC.shell} -n -O extglob "$target"
        ${lib.getExe shellcheck} ${lib.escapeShellArgs flags} "$target"
      '';
}
