# Removes what packages often install beside their modules by mistake.
poetry2nixFixup() {
  local name
  if [[ -z ${dontFixupTests-} ]]; then rm -rf "$out/@sitePackages@/tests"; fi
  if [[ -z ${dontFixupSitePackages-} ]]; then
    for name in pyproject.toml README.md LICENSE CHANGELOG.md CHANGES.md; do
      rm -f "$out/@sitePackages@/$name"
    done
  fi
}
postFixupHooks+=(poetry2nixFixup)
