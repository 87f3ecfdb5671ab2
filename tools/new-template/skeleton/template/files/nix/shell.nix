# The dev shell.
{ mkShell, programs }: mkShell { packages = programs; }
