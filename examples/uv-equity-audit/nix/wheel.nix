# The project's own wheel.
{
  lib,
  builder,
  programs,
  pyproject,
  runUv,
  source,
}:
runUv "${pyproject.project.name}-wheel" { nativeBuildInputs = programs; } ''
  cp -r ${source} source
  chmod -R u+w source
  uv build --wheel --no-build-isolation --python ${lib.getExe builder} --out-dir $out source
''
