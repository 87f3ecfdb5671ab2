# The tests pass, on the installed application and the packages of poetry.lock.
{
  runCommand,
  environment,
  package,
  programs,
  python,
  source,
}:
runCommand "tests"
  {
    nativeBuildInputs = [ environment ] ++ programs;
    # Tests may talk to a server of theirs, which the sandbox of macOS would not let them.
    __darwinAllowLocalNetworking = true;
  }
  ''
    cp -r --no-preserve=mode ${source} source
    cd source
    export HOME=$(mktemp -d)
    export PROJECT_SOURCE=${package}/${python.sitePackages}
    export PATH=${package}/bin:$PATH
    # -P keeps this folder off Python's path, so that the installed application is what is tested.
    python -P -m pytest
    touch $out
  ''
