# Copies $modules and $metadata from the folder $from of the distribution into site-packages.
site=$out/$sitePackages
mkdir -p "$site"
for module in $modules; do cp -r "$from/$module" "$site/"; done
chmod -R u+w "$site"

# The large libraries stay where they are; headers are in a package that is not there.
find "$site" -type l | while read -r link; do
  ln -sfn "$(realpath -m "$from/${link#"$site"/}")" "$link"
done
find "$site" -xtype l -delete
find "$site" -type f \( -name '*.so' -o -name torch_shm_manager \) | while read -r file; do
  patchelf --force-rpath --set-rpath "\$ORIGIN:$libraries" "$file"
done
find "$site" -name torch_shm_manager -exec patchelf --set-interpreter "$dynamicLinker" {} +

info=$site/${metadata%.egg-info}.dist-info
mkdir "$info"
cp "$from/$metadata/PKG-INFO" "$info/METADATA"
for file in entry_points.txt top_level.txt; do
  if [[ -e $from/$metadata/$file ]]; then cp "$from/$metadata/$file" "$info/"; fi
done
printf '%s\n' 'Wheel-Version: 1.0' 'Generator: dpkg' 'Root-Is-Purelib: false' \
  'Tag: py3-none-any' > "$info/WHEEL"
echo dpkg > "$info/INSTALLER"
(cd "$site" && find . ! -type d -printf '%P,,\n' && echo "${info##*/}/RECORD,,") > RECORD
mv RECORD "$info/RECORD"
