# uv.lock fits pyproject.toml. uv finds that out without network, as long as it does.
{
  lib,
  builder,
  runUv,
  source,
}:
runUv "lock" { } ''
  cp -r --no-preserve=mode ${source} source
  cd source
  if ! uv lock --check --no-build-isolation --python ${lib.getExe builder}; then
    echo "uv.lock does not fit pyproject.toml: run \`uv lock\`." >&2
    exit 1
  fi
  touch $out
''
