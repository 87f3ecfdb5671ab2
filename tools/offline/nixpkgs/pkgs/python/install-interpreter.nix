# Shell code that puts a Python into $out.
{
  entry,
  libPrefix,
  sitePackages,
  # The Python that this one is made of, if there is one.
  base ? null,
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
      site-packages | lib-dynload) ;;
      *) ln -s "$file" $out/lib/${libPrefix}/ ;;
    esac
  done
  # Compiled modules find the libraries of Python from where they are.
  ${
    if base == null then
      ''
        cp -r ${entry.prefix}/lib/private $out/lib/private
        cp -r ${entry.stdlib}/lib-dynload $out/lib/${libPrefix}/
      ''
    else
      "ln -s ${base}/lib/${libPrefix}/lib-dynload $out/lib/${libPrefix}/"
  }
  # And the program finds its own library beside itself.
  ln -s ${entry.prefix}/lib/lib${libPrefix}* $out/lib/
  $out/bin/${libPrefix} -I -c "import sys; assert sys.prefix == '$out', sys.prefix"
''
