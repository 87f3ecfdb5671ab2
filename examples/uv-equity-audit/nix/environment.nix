# A virtual environment with the project installed beside its dependencies.
#
# It takes the same groups and extras as dependencies.nix, which does the larger part of the work:
# that one stays as it is while only the project's code changes.
{
  lib,
  dependencies,
  interpreter,
  pyproject,
  python,
  runUv,
  wheel,
}:
selection:
runUv "environment" { } ''
  uv venv --python ${lib.getExe python} $out
  uv pip install --python $out --no-deps --no-index --find-links ${wheel} ${pyproject.project.name}

  # Python reads .pth files when it starts; this one adds the folder of the dependencies.
  packages=${interpreter.sitePackages}
  echo "import site; site.addsitedir('${dependencies selection}/$packages')" \
    > $out/$packages/dependencies.pth
''
