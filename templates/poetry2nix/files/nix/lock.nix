# poetry.lock as poetry2nix gets to see it: without the wheels for machines that this flake is not
# for. At some of them, such as RISC-V and Android, which came after it, poetry2nix would stop.
{ lib }:
let
  isWheel = lib.hasInfix ".whl\"";
  ours = ".*(any|linux[^\"]*_(x86_64|aarch64)|macosx[^\"]*)\\.whl\".*";
  isOurs = line: builtins.match ours line != null;
in
if !lib.pathExists ../poetry.lock then
  throw "There is no poetry.lock that git knows: run `nix develop --command poetry lock` and `git add poetry.lock`."
else
  lib.pipe ../poetry.lock [
    lib.readFile
    (lib.splitString "\n")
    (lib.filter (line: isWheel line -> isOurs line))
    (lib.concatStringsSep "\n")
    (builtins.toFile "poetry.lock")
  ]
