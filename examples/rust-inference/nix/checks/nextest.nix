# The tests pass. What they reported is in `nix build .#nextest-report`, whether they do or not.
{ nextestReport, runCommand }:
runCommand "nextest" { } ''
  if [ "$(cat ${nextestReport}/exit-code)" != 0 ]; then
    cat ${nextestReport}/nextest.log
    echo 'Tests failed; `nix build .#nextest-report` gives their JUnit report.' >&2
    exit 1
  fi
  cp ${nextestReport}/junit.xml $out
''
