# Builds something with uv, without network, cache or a Python of uv's own:
# `runUv name attributes script` is runCommand with these settings.
{ runCommand, uv }:
name: attributes:
runCommand name (
  attributes
  // {
    nativeBuildInputs = [ uv ] ++ attributes.nativeBuildInputs or [ ];
    env = {
      UV_OFFLINE = "1";
      UV_NO_CACHE = "1";
      UV_PYTHON_DOWNLOADS = "never";
      UV_LINK_MODE = "copy";
      # The store is read-only: what is not compiled now would be compiled at every start.
      UV_COMPILE_BYTECODE = "1";
    };
  }
)
