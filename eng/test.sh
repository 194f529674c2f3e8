#!/usr/bin/env bash
# Everything that CI does, on one machine: format, build, tests. `eng/test.sh nightly` runs the long tests too.
set -euo pipefail
cd "$(dirname "$0")/.."
mode="${1:-usual}"
mkdir -p artifacts
rm -rf artifacts/failed artifacts/pending artifacts/results

# The last line is a count, also when the tests were not reached.
summary="0 passed, 1 failed"
trap 'echo "$summary"' EXIT

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The browser without a window of its own: what would draw that window costs more than many a page of ours.
if [ -z "${CHROMIUM:-}" ] && ! command -v chromium-headless-shell >/dev/null; then
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends chromium-headless-shell
fi

# The test of power loss compiles a small library that keeps a copy of what was synced.
if ! command -v cc >/dev/null; then
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends gcc libc6-dev
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Servers of a test live for seconds: counting what would be worth compiling better takes longer than it gives.
export DOTNET_TieredPGO=0
dotnet restore EnterpriseChat.sln
# Style rules are errors of the build; what is left is white space.
dotnet format whitespace EnterpriseChat.sln --no-restore --verify-no-changes
dotnet build EnterpriseChat.sln -c Release --no-restore
if [ -f eng/bench/bench.csproj ]; then
  dotnet build eng/bench -c Release
fi

# Tools are run by name, and are no tests; left in, each would count as skipped.
filter=(--filter-not-trait Category=Tool)
if [ "$mode" != nightly ]; then
  filter+=(--filter-not-trait Category=Nightly)
fi

# The runner's exit code is the script's; a skipped test counts as failed in CI.
code=0
dotnet test --solution EnterpriseChat.sln -c Release --no-build --no-progress \
  --results-directory artifacts/results --report-xunit-trx "${filter[@]}" 2>&1 | tee artifacts/tests.log || code=$?
summary="$(awk -v ci="${CI:-}" '
  /^ *succeeded:/ { passed = $2 }
  /^ *failed:/ { failed = $2 }
  /^ *skipped:/ { skipped = $2 }
  END { printf "%d passed, %d failed", passed, failed + (ci == "true" ? skipped : 0) }
' artifacts/tests.log)"
if [ "$code" = 0 ] && [ "${summary##*, }" != "0 failed" ]; then
  code=1
fi
exit "$code"
