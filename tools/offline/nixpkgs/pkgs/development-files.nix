# Shell code that puts what pkg-config reads about a library into the package of that name, if it is
# one to compile with. The headers themselves are in /usr, which builds see.
{ lib, host }:
name:
let
  files = host.developmentLibraries.${name} or null;
in
lib.optionalString (files != null) ''
  mkdir -p $out/lib/pkgconfig
  ln -s ${lib.escapeShellArgs (lib.attrValues files)} $out/lib/pkgconfig/
''
