# What `nix flake check` checks.
{ pkgs, ... }@parts:
let
  inherit (pkgs) lib runCommand;
  inherit (parts) environment source;

  # The tests. A build that fails leaves nothing behind, so this one keeps the report and succeeds.
  report = runCommand "pytest-report" { nativeBuildInputs = environment.tests ++ parts.programs; } ''
    cp -r ${source} source && chmod -R u+w source && cd source
    export HOME=$(mktemp -d)
    mkdir $out && exitCode=0
    # -P keeps this folder off Python's path, so that the installed project is what is tested.
    python -P -m pytest --junitxml=$out/junit.xml 2>&1 | tee $out/pytest.log || exitCode=$?
    echo $exitCode > $out/exit-code
    # Without a report, the tests have not run to their end.
    [ -e $out/junit.xml ] || exit $exitCode
  '';
in
{
  inherit (environment) package;

  # The tests pass. Their report is in `nix build .#pytest-report`, whether they do or not.
  tests = runCommand "tests" { passthru = { inherit report; }; } ''
    if [ "$(cat ${report}/exit-code)" != 0 ]; then
      cat ${report}/pytest.log
      echo 'Tests failed; `nix build .#pytest-report` gives their JUnit report.' >&2
      exit 1
    fi
    touch $out
  '';

  lint = runCommand "lint" { nativeBuildInputs = [ pkgs.ruff ]; } ''
    ruff check --no-cache ${source}
    touch $out
  '';

  format = runCommand "format" { nativeBuildInputs = [ parts.formatter ]; } ''
    cp -r --no-preserve=mode ${../.} source && cd source
    treefmt --ci --walk filesystem
    touch $out
  '';

  # uv.lock fits pyproject.toml. uv finds that out without network, as long as it does.
  lock = runCommand "lock" { nativeBuildInputs = [ pkgs.uv ] ++ parts.packages.buildInputs; } ''
    cp -r --no-preserve=mode ${source} source && cd source
    export UV_OFFLINE=1 UV_NO_CACHE=1 PYTHONPATH=$NIX_PYPROJECT_PYTHONPATH
    export UV_DYNAMIC_VERSIONING_BYPASS=0.0.0 SETUPTOOLS_SCM_PRETEND_VERSION=0.0.0 # Git is not there.
    if ! uv lock --check --no-build-isolation --python ${lib.getExe parts.interpreter}; then
      echo "uv.lock does not fit pyproject.toml: run \`uv lock\`." >&2 && exit 1
    fi
    touch $out
  '';
}
