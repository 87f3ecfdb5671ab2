# A Python of the machine, changed to start with the C library that torch came with. As with nixpkgs'
# Python, that library is then another than the one of the machine's programs, and so are those that
# its own modules need.
{
  host,
  patchelf,
  runCommandLocal,
}:
entry:
let
  name = baseNameOf entry.stdlib;
  python =
    runCommandLocal "python-with-libc-${entry.version}"
      {
        nativeBuildInputs = [ patchelf ];
        inherit (host.torch) libraries;
        inherit (host.torch.libc) dynamicLinker;
      }
      ''
        mkdir -p $out/bin $out/lib/${name}
        cp ${entry.executable} $out/bin/${name}
        for library in ${entry.prefix}/lib/libpython*.so*; do
          [[ ! -e $library ]] || cp -d "$library" $out/lib/
        done
        ln -s ${entry.stdlib}/* $out/lib/${name}/
        rm $out/lib/${name}/lib-dynload
        cp -r ${entry.stdlib}/lib-dynload $out/lib/${name}/
        chmod -R u+w $out

        # The old kind of search path, which counts for the libraries of packages as well.
        find $out -type f | while read -r file; do
          patchelf --force-rpath --set-rpath "$out/lib:$libraries" "$file"
        done
        patchelf --set-interpreter "$dynamicLinker" $out/bin/${name}
      '';
in
entry
// {
  prefix = python;
  executable = "${python}/bin/${name}";
  stdlib = "${python}/lib/${name}";
}
