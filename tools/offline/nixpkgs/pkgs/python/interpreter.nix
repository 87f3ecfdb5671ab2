# A Python of the machine under a store path of its own: sys.prefix is that path, and site-packages
# is empty, as nixpkgs has it.
{
  lib,
  callPackage,
  runCommandLocal,
}:
pythonVersion: entry:
let
  libPrefix = "python${pythonVersion}";
  sitePackages = "lib/${libPrefix}/site-packages";

  # `packages` are Python packages whose site-packages is merged into this one.
  make =
    name: packages:
    runCommandLocal name
      {
        inherit packages;
        setupHook = ./setup-hook.sh;
        meta.mainProgram = libPrefix;
        passthru = attributes;
      }
      ''
        mkdir -p $out/{bin,include,share,nix-support,${sitePackages}}
        # Copied, because Python finds its prefix from where the file of the program is.
        cp ${entry.executable} $out/bin/${libPrefix}
        ln -s ${libPrefix} $out/bin/python3
        ln -s ${libPrefix} $out/bin/python
        ln -s ${entry.include} $out/include/${libPrefix}

        for file in ${entry.stdlib}/*; do
          case ''${file##*/} in
            site-packages | dist-packages | sitecustomize.py | EXTERNALLY-MANAGED) ;;
            *) ln -s "$file" $out/lib/${libPrefix}/ ;;
          esac
        done

        for package in $packages; do
          cp -rs --no-preserve=mode "$package"/. $out/
        done
        # Where the program finds its own library, if it has one, beside itself.
        for library in ${entry.prefix}/lib/libpython${pythonVersion}*; do
          [[ ! -e $library ]] || ln -s "$library" $out/lib/
        done

        $out/bin/${libPrefix} -I -c "import sys; assert sys.prefix == '$out', sys.prefix"
        substitute $setupHook $out/nix-support/setup-hook --subst-var-by sitePackages ${sitePackages}
      '';

  attributes = {
    pname = "python3";
    inherit (entry) version;
    inherit pythonVersion libPrefix sitePackages;
    implementation = "cpython";
    executable = libPrefix;
    isPy3 = true;
    isPyPy = false;
    pythonAtLeast = lib.versionAtLeast pythonVersion;
    pythonOlder = lib.versionOlder pythonVersion;
    sourceVersion = lib.zipAttrsWith (_: lib.head) (
      lib.imap0 (n: part: {
        ${
          lib.elemAt [
            "major"
            "minor"
            "patch"
          ] n
        } =
          part;
      }) (lib.take 3 (lib.splitVersion entry.version))
    );
    interpreter = "${python}/bin/${libPrefix}";
    pkgs = callPackage ./packages.nix { } pythonVersion // {
      inherit python;
    };
    withPackages = f: make "python3-${entry.version}-env" (f attributes.pkgs);
  };

  python = make "python3-${entry.version}" [ ];
in
if entry == null then
  throw "This machine has no Python ${pythonVersion}; install it (pyenv and uv can), then try again."
else
  python
