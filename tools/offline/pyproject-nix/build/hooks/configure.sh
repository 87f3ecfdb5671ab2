# Settings of uv for builds; Python finds the build systems, and no package that is an input otherwise.
pyprojectConfigurePhase() {
  runHook preConfigure
  export PYTHONPATH=@python@/@sitePackages@
  export UV_COMPILE_BYTECODE=${UV_COMPILE_BYTECODE-1} UV_NO_INSTALLER_METADATA=1 UV_NO_CONFIG=1
  export dontUseCmakeConfigure=${dontUseCmakeConfigure-true}
  runHook postConfigure
}
if [[ -z ${dontUsePyprojectConfigure-} && -z ${configurePhase-} ]]; then
  configurePhase=pyprojectConfigurePhase
fi
