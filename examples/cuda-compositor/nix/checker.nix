# Python for the programs of verify/: it has what reads requirements files, and nothing of the project.
{ interpreter }:
interpreter.withPackages (available: [
  available.packaging
  available.pip-requirements-parser
])
