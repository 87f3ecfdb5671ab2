# A manifest without what has no say in how the dependencies are compiled, so that a change there
# does not compile them again.
{ lib }:
manifest:
let
  target = {
    bench = true;
    doc = true;
    doctest = true;
    required-features = true;
    test = true;
  };
  unneeded = {
    badges = true;
    lints = true;
    package = lib.genAttrs [
      "authors"
      "autobenches"
      "autobins"
      "autoexamples"
      "autotests"
      "build"
      "categories"
      "default-run"
      "description"
      "documentation"
      "exclude"
      "homepage"
      "include"
      "keywords"
      "license"
      "license-file"
      "links"
      "metadata"
      "publish"
      "readme"
      "repository"
      "rust-version"
    ] (_: true);
    workspace = {
      lints = true;
      metadata = true;
    };
    lib = target;
    bin = target;
    bench = target;
    example = target;
    test = target;
  };

  clean =
    unneeded: value:
    if lib.isAttrs value then
      lib.mapAttrs (name: clean (unneeded.${name} or { })) (
        lib.filterAttrs (name: _: unneeded.${name} or false != true) value
      )
    else if lib.isList value then
      map (clean unneeded) value
    else
      value;
in
clean unneeded manifest
