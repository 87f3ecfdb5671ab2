# The Python packages that are there, downloaded by tools/host.
{
  lib,
  host,
  runCommandLocal,
}:
pythonVersion:
lib.mapAttrs (
  pname: package:
  runCommandLocal "python${pythonVersion}-${pname}-${package.version}"
    {
      passthru = {
        inherit pname;
        inherit (package) version;
      };
    }
    ''
      mkdir -p $out/lib/python${pythonVersion}
      cp -r ${lib.escapeShellArg package.folder} $out/lib/python${pythonVersion}/site-packages
    ''
) host.pythonPackages
