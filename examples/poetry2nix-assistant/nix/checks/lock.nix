# poetry.lock matches pyproject.toml. Poetry checks that without network.
{
  runCommand,
  pythonPkgs,
  source,
}:
runCommand "lock" { nativeBuildInputs = [ pythonPkgs.poetry ]; } ''
  export HOME=$(mktemp -d)
  poetry check --lock --directory ${source}
  touch $out
''
