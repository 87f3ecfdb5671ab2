# The tests pass. `nix build .#nextest-report` has their report, whether they do or not.
{ nextestReport, runCommand }:
runCommand "nextest" { } ''
  if [ "$(cat ${nextestReport}/exit-code)" != 0 ]; then
    cat ${nextestReport}/nextest.log
    echo 'Tests failed; `nix build .#nextest-report` creates their JUnit report.' >&2
    exit 1
  fi
  cp ${nextestReport}/junit.xml $out
''
