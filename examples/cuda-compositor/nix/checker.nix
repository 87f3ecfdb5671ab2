# Python for the programs in verify/: it can read requirements files, and has nothing of the project.
{ interpreter }:
interpreter.withPackages (available: [
  available.packaging
  available.pip-requirements-parser
])
