lib: rec {
  inherit (builtins) splitVersion;
  major = version: lib.elemAt (splitVersion version) 0;
  minor = version: lib.elemAt (splitVersion version) 1;
  patch = version: lib.elemAt (splitVersion version) 2;
  majorMinor = version: lib.concatStringsSep "." (lib.take 2 (splitVersion version));
  pad =
    count: version:
    let
      numbers = lib.head (lib.splitString "-" version);
      parts = lib.splitString "." numbers;
    in
    lib.concatStringsSep "." (
      lib.take count (parts ++ lib.replicate (lib.max 0 (count - lib.length parts)) "0")
    )
    + lib.removePrefix numbers version;
}
