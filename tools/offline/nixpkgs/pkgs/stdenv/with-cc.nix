# stdenv: stdenvNoCC and the machine's C compiler.
{
  lib,
  host,
  callPackage,
  gcc,
  runCommandLocal,
}:
let
  cc = gcc // {
    isGNU = true;
    targetPrefix = "";
    isClang = false;
    # On Linux, the libraries that compiled programs need at run time.
    cc = gcc // {
      lib = callPackage ../host-library.nix { } "gcc-lib" [
        "libstdc++.so.6"
        "libgomp.so.1"
        "libgcc_s.so.1"
      ];
    };
    bintools = gcc // {
      inherit (host.libc) dynamicLinker;
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
  initialPackages = [ gcc ];
  extra = { inherit cc; };
}
