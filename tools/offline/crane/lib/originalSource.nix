# Where the files of a source lie before it is filtered. What is read there while evaluating needs no
# copy in the store, which `nix flake check --no-build` does not make.
{ }:
src: if src._isLibCleanSourceWith or false then src.origSrc else src
