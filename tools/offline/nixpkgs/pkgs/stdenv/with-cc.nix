# stdenv: stdenvNoCC and a C compiler.
{
  lib,
  host,
  callPackage,
  gcc,
  patchelf,
  runCommandLocal,
  runtimeShell,
}:
let
  inherit (host.libc) dynamicLinker;

  # What compiled programs need at run time beside the C library.
  compilerLibraries =
    runCommandLocal "gcc-${gcc.version}-lib"
      {
        nativeBuildInputs = [ patchelf ];
        passthru.pname = "gcc";
      }
      ''
        mkdir -p $out/lib
        for name in libstdc++.so.6 libgomp.so.1 libgcc_s.so.1 libatomic.so.1; do
          cp -L ${host.compilerLibraries}/$name $out/lib/
          chmod u+w $out/lib/$name
          patchelf --force-rpath --set-rpath '$ORIGIN' $out/lib/$name
        done
      '';

  # As upstream's wrapper: inputs are where headers and libraries are looked for, by the compiler and by
  # what it makes.
  wrapper =
    runCommandLocal "gcc-wrapper-${gcc.version}"
      {
        passthru = { inherit (gcc) pname version; };
        meta = { inherit (gcc.meta) mainProgram; };
      }
      ''
        mkdir -p $out/bin
        ln -s ${gcc}/bin/* $out/bin/
        for name in gcc cc g++ c++; do
          rm $out/bin/$name
          substitute ${./cc-wrapper.sh} $out/bin/$name --subst-var-by shell ${runtimeShell} \
            --subst-var-by program ${gcc}/bin/$name --subst-var-by libraries ${compilerLibraries}/lib \
            --subst-var-by dynamicLinker ${dynamicLinker}
          chmod +x $out/bin/$name
        done
      '';

  cc = wrapper // {
    isGNU = true;
    targetPrefix = "";
    isClang = false;
    cc = gcc // {
      lib = compilerLibraries;
    };
    bintools = gcc // {
      inherit dynamicLinker;
    };
    libc =
      runCommandLocal "glibc-${host.libc.version}"
        {
          passthru = {
            pname = "glibc";
            inherit (host.libc) version;
          };
        }
        ''
          mkdir -p $out/lib
          ln -s ${host.libc.library} $out/lib/libc.so.6
        '';
  };
in
callPackage ./. {
  initialPackages = [ cc ];
  hooks = [ ./cc-hook.sh ];
  extra = { inherit cc; };
}
