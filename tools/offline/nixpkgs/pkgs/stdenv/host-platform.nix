# What the system is, as far as anything asks.
{ lib, system }:
let
  cpu = lib.head (lib.splitString "-" system);
  isDarwin = lib.hasSuffix "-darwin" system;
  isLinux = lib.hasSuffix "-linux" system;
  isAarch64 = cpu == "aarch64";
in
{
  inherit
    system
    isDarwin
    isLinux
    isAarch64
    ;
  isx86_64 = cpu == "x86_64";
  isUnix = true;
  isMacOS = isDarwin;
  isWindows = false;
  isMinGW = false;
  isWasm = false;
  isStatic = false;
  isMusl = false;
  isGnu = isLinux;
  is64bit = true;
  is32bit = false;
  config = if isDarwin then "${cpu}-apple-darwin" else "${cpu}-unknown-linux-gnu";
  parsed = {
    cpu = {
      name = cpu;
      bits = 64;
    };
    kernel.name = if isDarwin then "darwin" else "linux";
  };
  linuxArch = if isAarch64 then "arm64" else cpu;
  darwinArch = if isAarch64 then "arm64" else cpu;
  # As in nixpkgs 26.05.
  darwinMinVersion = "14.0";
  # As in nixpkgs 24.11; newer ones have none.
  darwinSdkVersion = "11.0";
  libc = if isDarwin then "libSystem" else "glibc";
  isFreeBSD = false;
  isx86 = cpu == "x86_64";
  is32Bit = false;
  is64Bit = true;
  extensions = {
    sharedLibrary = if isDarwin then ".dylib" else ".so";
    staticLibrary = ".a";
    executable = "";
  };
  rust = rec {
    rustcTarget = if isDarwin then "${cpu}-apple-darwin" else "${cpu}-unknown-linux-gnu";
    rustcTargetSpec = rustcTarget;
    cargoShortTarget = rustcTarget;
    cargoEnvVarTarget = lib.replaceStrings [ "-" ] [ "_" ] (lib.toUpper rustcTarget);
  };
  canExecute = platform: platform.system == system;
  emulatorAvailable = _: false;
}
