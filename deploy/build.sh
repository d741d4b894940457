# Sourced by the commands of this folder, which set what they need:
#   home     the checkout
#   built    a file that holds the time of the last build
#   modules  what to build, for mvn -pl
#   needed   files that the build makes, relative to the checkout

is_missing() {
  local file
  [[ -f $built ]] || return 0
  for file in "${needed[@]}"; do
    [[ -e $home/$file ]] || return 0
  done
  return 1
}

has_changed_since_build() {
  [[ -n $(find "$home" \( -name target -o -name .git -o -path '*/src/test' \) -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' \) -type f -newer "$built" -print -quit) ]]
}

# Shows one line for each module, and the errors. What is edited meanwhile counts as changed since.
build() {
  local started
  started=$(mktemp)
  echo "Building Macie Streams; the first time this downloads its libraries and takes some minutes." >&2
  if (cd "$home" && mvn --batch-mode -Dmaven.test.skip=true -pl "$modules" -am package) |
    sed -nE 's/^\[INFO\] Building (Macie Streams.*[^ ]) +[0-9].*(\[.*\])$/  \2 \1/p; /^\[ERROR\]/p' >&2; then
    touch -r "$started" "$built"
    rm "$started"
  else
    rm "$started"
    echo "${0##*/}: the build failed" >&2
    exit 1
  fi
}

build_what_is_missing() {
  if is_missing || has_changed_since_build; then build; fi
}
