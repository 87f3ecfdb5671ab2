lib: rec {
  getExe =
    package:
    getExe' package (
      package.meta.mainProgram
        or (throw "getExe: ${lib.getName package} does not say which is its main program (meta.mainProgram).")
    );
  getExe' =
    package: program:
    lib.throwIf (lib.hasInfix "/" program) "getExe': not the name of a program: ${program}"
      "${lib.getBin package}/bin/${program}";

  addMetaAttrs = added: package: package // { meta = package.meta or { } // added; };
  setName = name: package: package // { inherit name; };
  lowPrio = addMetaAttrs { priority = 10; };
  hiPrio = addMetaAttrs { priority = -10; };
  availableOn =
    platform: package: lib.elem platform.system (package.meta.platforms or [ platform.system ]);
}
