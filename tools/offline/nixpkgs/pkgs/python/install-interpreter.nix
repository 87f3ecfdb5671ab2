# Shell code that puts a Python of the machine into $out.
{
  entry,
  libPrefix,
  sitePackages,
}:
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
  # Where the program finds its own library, if it has one, beside itself.
  for library in ${entry.prefix}/lib/lib${libPrefix}*; do
    [[ ! -e $library ]] || ln -s "$library" $out/lib/
  done
  $out/bin/${libPrefix} -I -c "import sys; assert sys.prefix == '$out', sys.prefix"
''
