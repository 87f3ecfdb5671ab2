# The programs in verify/ find each fault that they are there for: see verify/tests.
{
  runCommandCC,
  interpreter,
}:
let
  tester = interpreter.withPackages (available: [
    available.packaging
    available.pip-requirements-parser
    available.pytest
  ]);
in
runCommandCC "verifier" { } ''
  cp -r ${../verify} verify
  export HOME=$(mktemp -d)
  ${tester.interpreter} -m pytest -p no:cacheprovider verify
  touch $out
''
