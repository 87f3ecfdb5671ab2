# C files that came with the source are made anew.
if [[ -z ${dontForceRegenCython-} ]]; then export CYTHON_FORCE_REGEN=1; fi
