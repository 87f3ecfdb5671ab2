# There is no repository to take the version from: it is the one of the derivation.
pretendPoetryVersion() { export POETRY_DYNAMIC_VERSIONING_BYPASS=$version; }
if [[ -z ${dontBypassPoetryDynamicVersioning-} ]]; then preBuildHooks+=(pretendPoetryVersion); fi
