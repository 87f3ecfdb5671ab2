# Installs the wheels in dist/, and lets builds find what is in them. A package with an output `dist`
# keeps the wheels there.
pyprojectInstallPhase() {
  runHook preInstall
  local wheel
  for wheel in dist/*.whl; do
    @uv@/bin/uv pip install --offline --no-cache --no-deps --link-mode=copy --python=@interpreter@ \
      --system --prefix "$out" ${uvPipInstallFlags-} "$wheel"
  done
  rm -f "$out/.lock"
  if [[ -n ${dist-} ]]; then
    refuseStorePaths
    mkdir "$dist"
    cp dist/* "$dist"
  fi
  runHook postInstall
}

# As upstream: what is published must not need this machine's store.
refuseStorePaths() {
  [[ -z ${dontUsePyprojectInstallDistCheck-} ]] || return 0
  if @interpreter@ -I - dist/* <<'END'
import re, sys, zipfile
path = re.compile(rb"/nix/store/[0-9abcdfghijklmnpqrsvwxyz]{32}")
wheels = map(zipfile.ZipFile, sys.argv[1:])
sys.exit(not any(path.search(wheel.read(name)) for wheel in wheels for name in wheel.namelist()))
END
  then
    echo "A built distribution contains a Nix store path reference." >&2
    return 1
  fi
}

makeVisible() {
  mkdir -p "$out/nix-support"
  echo "addToSearchPath NIX_PYPROJECT_PYTHONPATH $out/@sitePackages@" >> "$out/nix-support/setup-hook"
}
if [[ -z ${dontUsePyprojectInstall-} && -z ${installPhase-} ]]; then
  installPhase=pyprojectInstallPhase
fi
if [[ -z ${dontUsePyprojectOutputSetupHook-} ]]; then postPhases+=" makeVisible"; fi
