# poetry.lock fits pyproject.toml. Poetry finds that out without network.
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
