# There is no repository to take the version from: it is the one of the derivation.
pretendUvVersion() { export UV_DYNAMIC_VERSIONING_BYPASS=$version; }
if [[ -z ${dontBypassUvDynamicVersioning-} ]]; then preBuildHooks+=(pretendUvVersion); fi
