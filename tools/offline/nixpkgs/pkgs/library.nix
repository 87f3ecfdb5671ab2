# A library with its headers and what pkg-config reads: copies of its files alone, so that nothing but
# the library that was asked for is found. What it needs itself it finds where all libraries are.
{
  lib,
  host,
  patchelf,
  runCommandLocal,
  runtimeShell,
}:
pname: entry:
let
  inherit (host.libraries) folder multiarch;
in
runCommandLocal "${pname}-${entry.version}"
  {
    nativeBuildInputs = [ patchelf ];
    passthru = {
      inherit pname;
      inherit (entry) version;
    };
    inherit (entry) files;
    passAsFile = [ "files" ];
  }
  ''
    mkdir -p $out/lib/pkgconfig
    for file in $(< $filesPath); do
      # Debian has files of one architecture in folders of their own.
      target=$out/''${file/${multiarch}\//}
      target=''${target/#$out\/share\/pkgconfig/$out/lib/pkgconfig}
      mkdir -p "''${target%/*}"
      cp -dn --no-preserve=ownership ${folder}/"$file" "$target"
    done
    chmod -R u+w $out
    # Links that lead out of the folder's own files are to files of other packages.
    find $out -xtype l -delete
    find $out -type f -name '*.so*' | while read -r library; do
      patchelf --force-rpath --set-rpath '$ORIGIN:${folder}/lib/${multiarch}' "$library" || true
    done
    { grep -rlZI ${folder} $out || true; } | xargs -0r sed -i \
      's|${folder}/lib/${multiarch}|'$out'/lib|g; s|${folder}/include/${multiarch}|'$out'/include|g; s|${folder}|'$out'|g'
    for module in $out/lib/pkgconfig/*.pc; do
      [[ ! -e $module ]] || sed -i \
        's|^prefix=/usr$|prefix='$out'|; s|/lib/${multiarch}|/lib|; s|/include/${multiarch}|/include|' "$module"
    done
    if [[ -d $out/bin ]]; then sed -i '1s|^#!.*/sh|#!${runtimeShell}|' $out/bin/*; fi
    ${lib.concatMapStringsSep "\n" (file: ''
      # Where these lie, other libraries do as well: to link with one, it has to be an input.
      sed 's|^prefix=/usr$|prefix=${folder}|; s|-L[^ ]*||' ${file} > $out/lib/pkgconfig/${baseNameOf file}
    '') entry.needs}
  ''
