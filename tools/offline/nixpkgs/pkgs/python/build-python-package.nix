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
  format ? null,
  outputs ? [ "out" ],
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
  format' =
    assert pyproject != null -> format == null;
    if pyproject != null then
      if pyproject then "pyproject" else "other"
    else if format != null then
      format
    else
      throw "${name} does not configure a `format`. To build with setuptools as before, set `pyproject = true` and `build-system = [ setuptools ]`.";

  # The built wheel is kept beside the installed package. So whoever looks at the package at all needs
  # its format.
  hasDist = lib.elem format' [
    "pyproject"
    "setuptools"
    "wheel"
  ];

  # A package for another Python would be passed over when programs start.
  checkPython =
    list:
    map (
      input:
      lib.throwIf ((input.pythonModule or false) != false && input.pythonModule != python)
        "Python version mismatch in '${namePrefix}${name}': the Python derivation '${input.name}' in ${list} is for ${input.pythonModule}, not for ${python}."
        input
    );

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
      outputs = outputs ++ lib.optional hasDist "dist";
      inherit meta;
      nativeBuildInputs = [
        python
        packages.wrapPython
      ]
      ++ lib.optional (lib.hasSuffix "zip" (attrs.src.name or "")) unzip
      ++ hooksOf.${format'} or [ ]
      ++ lib.optional (format' != "other") packages.pypaInstallHook
      ++ [ packages.pythonImportsCheckHook ]
      ++ nativeBuildInputs
      ++ build-system;
      buildInputs = checkPython "buildInputs" buildInputs;
      propagatedBuildInputs =
        checkPython "propagatedBuildInputs" (propagatedBuildInputs ++ dependencies)
        ++ [ python ];
      strictDeps = attrs.strictDeps or true;

      # The tests of a Python package run on the installed one.
      doCheck = false;
      doInstallCheck = doCheck;
      nativeInstallCheckInputs = nativeCheckInputs ++ attrs.nativeInstallCheckInputs or [ ];
      installCheckInputs = checkInputs ++ attrs.installCheckInputs or [ ];
      ${if attrs ? checkPhase then "installCheckPhase" else null} = attrs.checkPhase;

      ${if hasDist then "preFixupPhases" else null} = attrs.preFixupPhases or [ ] ++ [
        "pythonOutputDistPhase"
      ];
      pythonOutputDistPhase = ''
        [[ -d dist ]] || { echo "The build contains no ./dist directory."; false; }
        mv dist "$dist"
      '';

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
