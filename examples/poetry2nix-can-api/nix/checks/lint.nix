# `ruff check` and `mypy`, as poetry.lock has them, find nothing to complain about.
{
  runCommand,
  environment,
  source,
}:
runCommand "lint" { nativeBuildInputs = [ environment ]; } ''
  cd ${source}
  ruff check --no-cache
  mypy --cache-dir=$TMPDIR/mypy src
  touch $out
''
