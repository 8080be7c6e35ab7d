# Shared by the scripts beside it: words, Debian packages, the Rust tool chain, npm tools, Python, Chromium. Sourced, never run.
# Every function is safe to repeat and quick when nothing is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
tools=$root/target/tools
export PATH="$tools/bin:$root/node_modules/.bin:$PATH"

wasm_bindgen_version=0.2.130 # equal to wasm-bindgen in Cargo.toml
wasm_split_version=0.2.4      # knows what this wasm-bindgen makes of a program that was cut
cargo_machete_version=0.9.2
cargo_deny_version=0.20.2
native_packages=(-p domain -p app -p store -p operations -p server)

say() { printf '\033[1m==>\033[0m %s\n' "$*" >&2; }
fail() {
  printf '\033[1merror:\033[0m %s\n' "$*" >&2
  exit 1
}

# debian PACKAGE…: installs Debian packages as root or with sudo, or says which are missing
debian() {
  local as=()
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail "missing Debian packages: $*. Run: apt-get install $*"
    as=(sudo -n)
  fi
  command -v apt-get >/dev/null || fail "missing: $* (these are Debian's names; there is no apt-get here to install them)"
  say "installing Debian packages: $*"
  "${as[@]}" apt-get update -q >&2
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@" >&2
}

# ── Rust

channel() { sed -n 's/^channel *= *"\(.*\)"/\1/p' rust-toolchain.toml; }
installed_toolchains() { rustup toolchain list 2>/dev/null | sed 's/ .*//' | grep -v '^no installed' || true; }
toolchain_is_there() { installed_toolchains | grep -qE "^$1(-|\$)"; }

# can_build_wasm TOOLCHAIN: it is installed, new enough, and has the browser's standard library
can_build_wasm() {
  toolchain_is_there "$1" || return 1
  local version sysroot
  version=$(rustup run "$1" rustc --version 2>/dev/null | cut -d' ' -f2) || return 1
  sysroot=$(rustup run "$1" rustc --print sysroot 2>/dev/null) || return 1
  [[ $(printf '%s\n' "$(channel)" "${version%%-*}" | sort -V | head -n1) == "$(channel)" ]] || return 1
  compgen -G "$sysroot/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib" >/dev/null
}

# rust_ready: a compiler that builds both the server and the browser code. First the pinned one, then any installed one
# that is as new, then Debian's. What is not the pinned one is chosen by RUSTUP_TOOLCHAIN.
rust_ready() {
  command -v cc >/dev/null || debian build-essential
  command -v rustup >/dev/null || fail "rustup is missing: see https://rustup.rs, or Debian's package rustup"
  if [[ -n ${RUSTUP_TOOLCHAIN:-} ]]; then
    can_build_wasm "$RUSTUP_TOOLCHAIN" || rustup target add wasm32-unknown-unknown >&2 ||
      fail "RUSTUP_TOOLCHAIN=$RUSTUP_TOOLCHAIN cannot build for wasm32-unknown-unknown"
    return
  fi
  local wanted name
  wanted=$(channel)
  if can_build_wasm "$wanted"; then return; fi
  say "installing Rust $wanted with wasm32-unknown-unknown"
  if rustup toolchain install "$wanted" --profile minimal --component clippy,rustfmt --target wasm32-unknown-unknown \
    --no-self-update >&2 && can_build_wasm "$wanted"; then return; fi
  for name in $(installed_toolchains | grep -v nightly); do
    if can_build_wasm "$name"; then
      say "rustup cannot reach its server: using the installed tool chain $name"
      export RUSTUP_TOOLCHAIN=$name
      return
    fi
  done
  say "rustup cannot reach its server: using Debian's Rust"
  scripts/wasm-from-debian
  export RUSTUP_TOOLCHAIN=web
}

# lints_toolchain: the tool chain that has clippy and rustfmt (Debian's has neither)
lints_toolchain() {
  local name
  for name in "${RUSTUP_TOOLCHAIN:-$(channel)}" stable; do
    if toolchain_is_there "$name" && rustup run "$name" cargo clippy --version >/dev/null 2>&1 &&
      rustup run "$name" cargo fmt --version >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  rustup component add clippy rustfmt --toolchain "$(channel)" >&2 || fail "no installed tool chain has clippy and rustfmt"
  channel
}

# cargo_tool CRATE VERSION COMMAND [WORD…]: a cargo-made tool in target/tools, compiled fast rather than compiled to be fast
cargo_tool() {
  local crate=$1 version=$2 command=$3
  if grep -qs "^\"$crate $version " "$tools/.crates.toml" && [[ -x $tools/bin/$command ]]; then return; fi
  say "installing $crate $version into target/tools (a few minutes, once)"
  # wasm-bindgen-cli without --locked: a crate of its lockfile was withdrawn
  local locked=(--locked)
  [[ $crate == wasm-bindgen-cli ]] && locked=()
  CARGO_TARGET_DIR=$root/target/tools-build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 cargo install "$crate" --version "$version" "${locked[@]}" "${@:4}" --root "$tools" >&2
}

# native: everything that runs on the host (test programs and the program itself, target/ci/portico), in one cargo call,
# so that the features of the packages are settled once. Arguments go to cargo.
native() { cargo test --profile ci "${native_packages[@]}" "$@"; }

# roomy: the folder for what tests leave for seconds: in memory, where there is room, because hundreds of databases and of
# small files otherwise wait for a disk; else /tmp
roomy() {
  local kilobytes
  kilobytes=$( (df --output=avail /dev/shm | tail -n1; sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo) 2>/dev/null | sort -n | head -n1 || true)
  if [[ -w /dev/shm ]] && ((${kilobytes:-0} > 4 * 1024 * 1024)); then echo /dev/shm; else echo /tmp; fi
}

# native_everywhere: all tests of the host, then the integration suite on the three other grounds. What is about one ground,
# or about none, is named and explained in once.txt, and left out there.
native_everywhere() {
  local failed=0 ground once=() here
  TMPDIR=$(mktemp -d "$(roomy)/portico-tests.XXXXXX")
  export TMPDIR
  trap 'rm -rf "$TMPDIR"' EXIT
  export RUST_TEST_THREADS=${RUST_TEST_THREADS:-$((2 * $(nproc)))} # many tests mostly wait
  mapfile -t once < <(sed -n 's/^\([^# ][^ ]*\)  .*/\1/p' server/tests/it/once.txt)
  say "The integration suite on sqlite-folder, and all unit tests"
  PORTICO_TEST_GROUND=sqlite-folder native --no-fail-fast || failed=1
  say "left out from here on: ${once[*]}"
  for ground in sqlite-s3 postgres-folder postgres-s3; do
    say "The integration suite on $ground"
    here=("${once[@]}")
    [[ $ground == postgres-s3 ]] || here+=(bucket::) # with SQLite it ran in the first round, which has a bucket for it
    PORTICO_TEST_GROUND=$ground native --test it -- "${here[@]/#/--skip=}" || failed=1
  done
  return $failed
}

# ── npm

npm_ready() {
  command -v node >/dev/null || fail "Node is missing: version 20.19 or newer, see https://nodejs.org"
  command -v npm >/dev/null || debian npm
  local wanted
  wanted=$(cat package.json package-lock.json .npmrc | sha256sum | cut -d' ' -f1)
  if [[ $(cat node_modules/.portico 2>/dev/null) == "$wanted" ]]; then return; fi
  say "installing the npm tools (sass, binaryen, esbuild, Playwright)"
  npm ci --no-audit --no-fund --loglevel=error >&2
  echo "$wanted" >node_modules/.portico
}

# ── Python

# python_ready: exports PORTICO_TEST_PYTHON, a Python of its own in target/tools with what end2end/requirements.txt names
python_ready() {
  local folder=$tools/python wanted
  wanted=$(sha256sum <end2end/requirements.txt | cut -d' ' -f1)
  if [[ $(cat "$folder/.portico" 2>/dev/null) != "$wanted" ]]; then
    python3 -c 'import ensurepip, venv' 2>/dev/null || debian python3-venv
    say "installing tuspy into target/tools"
    python3 -m venv --clear "$folder"
    "$folder/bin/pip" install --quiet --disable-pip-version-check -r end2end/requirements.txt >&2
    echo "$wanted" >"$folder/.portico"
  fi
  export PORTICO_TEST_PYTHON=$folder/bin/python
}

# ── Chromium

# japanese_ready: names of the demo world are Japanese too, and would stand as boxes in pictures; no test needs the font
japanese_ready() {
  command -v dpkg >/dev/null && ! dpkg -s fonts-ipafont-gothic >/dev/null 2>&1 || return 0
  (debian fonts-ipafont-gothic) || say "no Japanese font: pictures show boxes for Japanese names"
}

# chromium_ready: exports PORTICO_TEST_CHROMIUM, the browser of the end-to-end tests
chromium_ready() {
  local found
  if [[ -z ${PORTICO_TEST_CHROMIUM:-} ]]; then
    found=$(command -v chromium || command -v chromium-browser || true)
    if [[ -z $found ]]; then
      (debian chromium fonts-liberation fonts-ipafont-gothic) || true # no root: Playwright can bring one
      found=$(command -v chromium || true)
    fi
    if [[ -z $found ]]; then
      say "installing Playwright's Chromium"
      playwright install chromium >&2 || fail "no Chromium: install Debian's package chromium, or set PORTICO_TEST_CHROMIUM"
      found=$(node -e 'process.stdout.write(require("@playwright/test").chromium.executablePath())')
    fi
    export PORTICO_TEST_CHROMIUM=$found
  fi
  japanese_ready
  [[ -x $PORTICO_TEST_CHROMIUM ]] || fail "PORTICO_TEST_CHROMIUM=$PORTICO_TEST_CHROMIUM is not a program"
}
