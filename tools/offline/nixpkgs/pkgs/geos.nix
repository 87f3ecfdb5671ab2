# GEOS, for shapely: the distribution's, under a store path of its own.
{
  host,
  patchelf,
  runCommandLocal,
  writeText,
}:
if host.geos == null then
  throw "The offline nixpkgs was made without GEOS: for a flake without poetry2nix, or on a machine without apt."
else
  runCommandLocal "geos"
    {
      nativeBuildInputs = [ patchelf ];
      passthru.pname = "geos";
      # Upstream's compiler lets programs find the libraries that are inputs; the machine's does not.
      setupHook = writeText "setup-hook.sh" ''
        export CFLAGS="''${CFLAGS-} -I@out@/include" LDFLAGS="''${LDFLAGS-} -L@out@/lib -Wl,-rpath,@out@/lib"
      '';
    }
    ''
      mkdir -p $out/bin $out/lib $out/nix-support
      cp -r ${host.geos.prefix}/include $out/include
      cp -d --no-preserve=mode ${host.geos.libraries}/libgeos* $out/lib/
      # They are beside one another.
      for library in $out/lib/libgeos_c.so.*; do
        [[ -L $library ]] || patchelf --set-rpath '$ORIGIN' "$library"
      done
      sed 's|/usr/lib/[^/"]*-linux-gnu|'$out'/lib|g; s|/usr|'$out'|g' ${host.geos.prefix}/bin/geos-config > $out/bin/geos-config
      chmod +x $out/bin/geos-config
      substitute $setupHook $out/nix-support/setup-hook --subst-var-by out $out
    ''
