# The shell scripts: writeShellApplication builds one only if shellcheck finds nothing in it.
{
  symlinkJoin,
  python,
  sync,
  verify,
}:
symlinkJoin {
  name = "scripts";
  paths = [
    python
    sync
    verify
  ];
}
