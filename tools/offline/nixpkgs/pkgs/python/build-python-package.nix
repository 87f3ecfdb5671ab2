# buildPythonPackage: a package of Python modules, from its source or from a wheel.
{
  lib,
  unzip,
  python,
  packages,
  namePrefix,
  toPythonModule,
}:
{
  name ? "${attrs.pname}-${attrs.version}",
  pyproject ? null,
  format ?
    if pyproject == null then
      "setuptools"
    else if pyproject then
      "pyproject"
    else
      "other",
  nativeBuildInputs ? [ ],
  build-system ? [ ],
  propagatedBuildInputs ? [ ],
  dependencies ? [ ],
  optional-dependencies ? { },
  buildInputs ? [ ],
  nativeCheckInputs ? [ ],
  checkInputs ? [ ],
  doCheck ? true,
  disabled ? false,
  dontWrapPythonPrograms ? false,
  passthru ? { },
  meta ? { },
  ...
}@attrs:
let
  hooksOf = {
    pyproject = [ packages.pypaBuildHook ];
    setuptools = [ packages.setuptoolsBuildHook ];
    wheel = [ packages.wheelUnpackHook ];
  };

  package = python.stdenv.mkDerivation (
    removeAttrs attrs [
      "build-system"
      "catchConflicts"
      "checkInputs"
      "checkPhase"
      "dependencies"
      "disabled"
      "doCheck"
      "dontWrapPythonPrograms"
      "format"
      "makeWrapperArgs"
      "nativeCheckInputs"
      "optional-dependencies"
      "permitUserSite"
      "pyproject"
    ]
    // {
      name = namePrefix + name;
      inherit meta;
      nativeBuildInputs = [
        python
        packages.wrapPython
      ]
      ++ lib.optional (lib.hasSuffix "zip" (attrs.src.name or "")) unzip
      ++ hooksOf.${format} or [ ]
      ++ lib.optional (format != "other") packages.pypaInstallHook
      ++ [ packages.pythonImportsCheckHook ]
      ++ nativeBuildInputs
      ++ build-system
      ++ lib.optionals doCheck nativeCheckInputs;
      buildInputs = buildInputs ++ lib.optionals doCheck checkInputs;
      propagatedBuildInputs = propagatedBuildInputs ++ dependencies ++ [ python ];
      strictDeps = true;

      # The tests of a Python package run on the installed one.
      doCheck = false;
      doInstallCheck = doCheck;
      ${if attrs ? checkPhase then "installCheckPhase" else null} = attrs.checkPhase;

      postFixup =
        lib.optionalString (!dontWrapPythonPrograms) "wrapPythonPrograms\n" + attrs.postFixup or "";
      passthru = {
        inherit optional-dependencies;
        # The lists as they were given, for those who extend them.
        inherit nativeCheckInputs checkInputs;
      }
      // passthru;
    }
  );
in
if disabled then
  throw "${name} not supported for interpreter ${python.executable}"
else
  toPythonModule package
