# Whether a package may be built, by what its `meta` says: `true`, or an error.
{
  lib,
  config,
  system,
}:
attrs:
let
  meta = attrs.meta or { };
  allows = name: config.${name} or false;
  allowsUnfree = allows "allowUnfree" || (config.allowUnfreePredicate or (_: false)) attrs;

  licences = lib.toList (meta.license or [ ]);
  isUnfree = licence: if lib.isString licence then licence == "unfree" else !(licence.free or true);
  nameOf = licence: if lib.isString licence then licence else licence.shortName;

  # A platform may be a pattern as well, which is taken to match.
  isListed = platform: platform == system || lib.isAttrs platform;
  isElsewhere =
    !(lib.any isListed (meta.platforms or [ system ])) || lib.elem system (meta.badPlatforms or [ ]);

  problems =
    lib.optional (
      lib.any isUnfree licences && !allowsUnfree
    ) "has an unfree license (‘${toString (map nameOf licences)}’)"
    ++ lib.optional (!allows "allowBroken" && meta.broken or false) "is marked as broken"
    ++ lib.optional (
      !allows "allowUnsupportedSystem" && isElsewhere
    ) "is not available on the requested hostPlatform"
    ++ lib.optional (meta.knownVulnerabilities or [ ] != [ ]) "is marked as insecure";
in
lib.throwIf (problems != [ ]) "Package ‘${
  attrs.name or "${attrs.pname}-${attrs.version}"
}’ ${lib.head problems}, refusing to evaluate." true
