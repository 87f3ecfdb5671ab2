# torch and its relatives: the distribution's, which are built for the CPU, each in a folder of its
# own, with metadata in the form that tools read today.
{
  lib,
  git,
  host,
  patchelf,
  portaudio,
  python,
}:
final: prev:
let
  fromDistribution =
    pname: package:
    if python.pythonVersion != host.torch.python then
      throw "The offline nixpkgs has ${pname} for Python ${host.torch.python} only, which the distribution's is compiled for."
    else
      final.buildPythonPackage {
        inherit pname;
        inherit (package) version modules metadata;
        format = "other";
        dontUnpack = true;
        nativeBuildInputs = [ patchelf ];
        propagatedBuildInputs = map (name: final.${name}) package.requires;
        from = host.torch.sitePackages;
        inherit (host.torch) libraries;
        inherit (host.libc) dynamicLinker;
        inherit (python) sitePackages;
        installPhase = "source ${./install-torch.sh}";
        doCheck = false;
        passthru.cudaSupport = false;
      };
in
lib.mapAttrs fromDistribution host.torch.packages
// {
  opencv4 = final.opencv-python-headless;

  # As upstream, they find what they need by its path.
  gitpython = prev.gitpython.overridePythonAttrs {
    postFixup = ''
      sed -i 's|git_exec_name = "git"|git_exec_name = "${lib.getExe git}"|' \
        $out/${python.sitePackages}/git/cmd.py
    '';
  };
  sounddevice = prev.sounddevice.overridePythonAttrs {
    postFixup = ''
      sed -i "s|_find_library(_libname)|'${portaudio}/lib/libportaudio.so.2'|" \
        $out/${python.sitePackages}/sounddevice.py
    '';
  };
}
