# Functions for builds that change files.

# substitute INPUT OUTPUT OPTIONS..., with upstream's options
substitute() {
  local input=$1 output=$2 text mode old new
  shift 2
  if [[ ! -f $input ]]; then
    echo "substitute(): ERROR: file '$input' does not exist" >&2
    return 1
  fi
  IFS= read -r -d '' text < "$input" || true
  while (($# > 0)); do
    mode=$1
    case $mode in
      --replace-fail | --replace-warn | --replace-quiet | --replace) old=$2 new=$3; shift 3 ;;
      --subst-var) old="@$2@" new=${!2-}; mode=--replace-quiet; shift 2 ;;
      --subst-var-by) old="@$2@" new=$3; mode=--replace-quiet; shift 3 ;;
      *) echo "substitute(): ERROR: unknown option '$mode'" >&2; return 1 ;;
    esac
    if [[ $text != *"$old"* ]]; then
      case $mode in
        --replace-fail) echo "substitute(): ERROR: pattern $old doesn't match anything in file '$input'" >&2; return 1 ;;
        --replace-warn | --replace) echo "substitute(): WARNING: pattern $old doesn't match anything in file '$input'" >&2 ;;
      esac
    fi
    text=${text//"$old"/"$new"}
  done
  printf '%s' "$text" > "$output"
}

substituteInPlace() {
  local files=() file
  while (($# > 0)) && [[ $1 != --* ]]; do files+=("$1"); shift; done
  for file in "${files[@]}"; do substitute "$file" "$file" "$@"; done
}

# Lets scripts start with the programs of this build, not with those of the host.
patchShebangs() {
  local file first interpreter rest new
  while [[ ${1-} == --* ]]; do shift; done
  while IFS= read -r -d '' file; do
    IFS= read -r first < "$file" 2> /dev/null || [[ -n ${first-} ]] || continue
    [[ $first == '#!'* ]] || continue
    read -r interpreter rest <<< "${first#'#!'}" || true
    if [[ $interpreter == "$NIX_STORE"/* ]]; then continue; fi
    if [[ $interpreter == */env ]]; then read -r interpreter rest <<< "$rest"; fi
    new=$(command -v "${interpreter##*/}") || continue
    sed -i "1c #!$new${rest:+ $rest}" "$file"
  done < <(find "$@" -type f -perm -0100 -print0)
}
