lib:
let
  describe = file: if builtins.isPath file || lib.isString file then toString file else "a function";
in
rec {
  # Calls a function (or a file that holds one) with the arguments that it names.
  callPackageWith =
    available: file: overrides:
    let
      f = if lib.isFunction file || file ? __functor then file else import file;
      arguments = f.__functionArgs or (lib.functionArgs f);
      found = lib.intersectAttrs arguments available;
      missing = lib.filter (name: !arguments.${name} && !(found // overrides) ? ${name}) (
        lib.attrNames arguments
      );
    in
    if missing == [ ] then
      makeOverridable f (found // overrides)
    else
      throw "The offline nixpkgs lacks ${lib.concatStringsSep ", " missing}, which ${describe file} asks for.";

  # Gives what `f` makes an `override`, which makes it again from other arguments.
  makeOverridable =
    f: arguments:
    let
      result = f arguments;
      override =
        changes:
        makeOverridable f (arguments // (if lib.isFunction changes then changes arguments else changes));
    in
    if lib.isAttrs result then
      result
      // {
        inherit override;
        overrideDerivation = changes: lib.overrideDerivation result changes;
      }
      // lib.optionalAttrs (result ? overrideAttrs) {
        overrideAttrs = changes: makeOverridable (given: (f given).overrideAttrs changes) arguments;
      }
    else if lib.isFunction result then
      lib.setFunctionArgs result (lib.functionArgs result) // { inherit override; }
    else
      result;

  overrideDerivation = drv: changes: derivation (drv.drvAttrs // changes drv);

  makeScope =
    newScope: f:
    let
      self = f self // {
        newScope = scope: newScope (self // scope);
        callPackage = self.newScope { };
        overrideScope = overlay: makeScope newScope (lib.extends overlay f);
        packages = f;
      };
    in
    self;
}
