# The Python that its CMake module is to take.
findPythonForPybind11() {
  cmakeFlagsArray+=(
    -DPYBIND11_PYTHONLIBS_OVERWRITE=OFF
    -DPYTHON_EXECUTABLE=@pythonInterpreter@
    -DPYTHON_INCLUDE_DIR=@pythonIncludes@
    -DPYTHON_SITE_PACKAGES=@pythonSitePackages@
  )
}
preConfigureHooks+=(findPythonForPybind11)
