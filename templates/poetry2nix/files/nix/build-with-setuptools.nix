# Builds a package with setuptools. In newer sources, pyproject.toml names the licence in a way that
# the setuptools of nixos-24.11 does not support (PEP 639); it is written the old way, or left out.
_: final: old: {
  nativeBuildInputs = old.nativeBuildInputs or [ ] ++ [ final.setuptools ];
  postPatch = (old.postPatch or "") + ''
    if [[ -e pyproject.toml ]]; then
      sed -i -E \
        -e 's/^license = (".*")$/license = { text = \1 }/' \
        -e '/^license-files = \[/,/\]/d' \
        -e '/^license-files = /d' \
        pyproject.toml
    fi
  '';
}
