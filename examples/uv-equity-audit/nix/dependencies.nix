# A virtual environment with the dependencies, exactly the wheels that uv.lock names.
#
# `dependencies { }` has what the project needs to run, and
# `dependencies { groups = [ "dev" ]; extras = [ "plot" ]; }` those groups and extras as well.
{
  lib,
  linkFarm,
  writeText,
  python,
  runUv,
  wheels,
}:
selection:
let
  chosen = wheels selection;
  folder = linkFarm "wheels" (
    map (wheel: {
      name = wheel.fileName;
      path = wheel.file;
    }) chosen
  );
  requirements = writeText "requirements.txt" (
    lib.concatMapStrings (wheel: "${wheel.name}==${wheel.version}\n") chosen
  );
in
runUv "dependencies" { } ''
  uv venv --python ${lib.getExe python} $out
  uv pip install --python $out --no-deps --no-index --find-links ${folder} \
    --requirements ${requirements}
''
