# Filters of sources by .gitignore files: https://git-scm.com/docs/gitignore
{ lib }:
let
  # A pattern as a regular expression for paths below the root; null for an empty line or a comment.
  parse =
    line:
    let
      trimmed = lib.head (lib.match "(.*[^ \t\r])?[ \t\r]*" line);
      text = if trimmed == null then "" else trimmed;
      isNegated = lib.hasPrefix "!" text;
      pattern = lib.removePrefix "!" text;
      body = lib.removeSuffix "/" pattern;
      # A slash at the beginning or in the middle ties it to the root.
      isAnchored = lib.hasInfix "/" body;
    in
    if text == "" || lib.hasPrefix "#" text then
      null
    else
      {
        inherit isNegated;
        onlyFolders = lib.hasSuffix "/" pattern;
        regex = lib.optionalString (!isAnchored) "(.*/)?" + toRegex (lib.removePrefix "/" body);
      };

  toRegex =
    glob:
    lib.concatMapStrings (
      part: if lib.isList part then special (lib.head part) else lib.escapeRegex part
    ) (lib.split "(\\*\\*/|/\\*\\*|\\*|\\?|\\[[^]]*])" glob);
  special =
    token:
    {
      "**/" = "(.*/)?";
      "/**" = "/.*";
      "*" = "[^/]*";
      "?" = "[^/]";
    }
    .${token} or (lib.replaceStrings [ "[!" ] [ "[^" ] token);

  patternsOf =
    sources:
    lib.filter (pattern: pattern != null) (
      lib.concatMap (
        source: map parse (lib.splitString "\n" (if lib.isPath source then lib.readFile source else source))
      ) (lib.toList sources)
    );
in
{
  # The last pattern that fits decides. What `predicate` refuses is left out in any case.
  gitignoreFilterPure =
    predicate: sources: root:
    let
      patterns = lib.reverseList (patternsOf sources);
    in
    name: type:
    let
      path = lib.removePrefix "${toString root}/" (toString name);
      fits =
        pattern: (type == "directory" || !pattern.onlyFolders) && lib.match pattern.regex path != null;
      decisive = lib.findFirst fits { isNegated = true; } patterns;
    in
    predicate name type && decisive.isNegated;
}
