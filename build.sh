#!/usr/bin/env bash
# The one command for everything: see usage() or ./build.sh --help.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

usage() {
    cat <<'USAGE'
usage: ./build.sh [VERB] [OPTION of bench...]

  demo     install what is missing, build, and trace one asynchronous exchange
           with a server on this machine (also without a verb)
  build    the library, its headers and its CMake and pkg-config files: artifacts/<rid>/
  test     build, then run every test; the last line is "N passed, N failed"
  bench    ours beside libcurl and bare sockets on the same work, Linux only: prints a table and
           writes bench/results/<date>.md; --quick, --only TEXT: see docs/performance.md
  clean    remove everything that was built
  --help   this text

Needs the .NET SDK 10. Other missing tools are installed on Debian and Ubuntu when this
runs as root or sudo asks for no password; elsewhere they are named and nothing is done.
USAGE
}

say() { printf '\n== %s\n' "$*"; }
die() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# --- machine -----------------------------------------------------------------------------

# nginx and friends live where only root looks.
PATH=$PATH:/usr/sbin:/sbin

runtime_identifier() {
    local system machine
    case $(uname -s) in
        Linux)
            system=linux
            if compgen -G '/lib/ld-musl-*' >/dev/null; then system=linux-musl; fi ;;
        Darwin) system=osx ;;
        *) die "this is for Linux and macOS; on Windows run build.ps1" ;;
    esac
    case $(uname -m) in
        x86_64 | amd64) machine=x64 ;;
        aarch64 | arm64) machine=arm64 ;;
        *) die "no build for a processor of kind $(uname -m)" ;;
    esac
    echo "$system-$machine"
}

rid=$(runtime_identifier)
package=artifacts/$rid
cores=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)

# A driver that is there but cannot link (no C library files) is as good as none.
links() { echo 'int x;' | "$1" -x c -shared -fPIC -o "$scratch/probe" - -lm -ldl -lpthread; }
compiles() { echo '#include <stdint.h>' | "$@" -fsyntax-only -; }

linker_driver() {
    local driver
    for driver in clang gcc cc; do
        if links "$driver" >/dev/null 2>&1; then echo "$driver"; return; fi
    done
    return 1
}

scratch=$(mktemp -d)
server=
policy_is_ours=no
finish() {
    # Only the server that this script started; that it has ended by itself is no failure.
    if [[ -n $server ]]; then kill "$server" 2>/dev/null || true; fi
    # The installation was interrupted.
    if [[ $policy_is_ours == yes ]]; then allow_services; fi
    rm -rf "$scratch"
}
trap finish EXIT

# --- what must be there --------------------------------------------------------------------

missing=()
# need PACKAGES CHECK...: notes the Debian packages when the check fails.
need() {
    local packages=$1 package
    shift
    if "$@" >/dev/null 2>&1; then return; fi
    for package in $packages; do
        case " ${missing[*]-} " in *" $package "*) ;; *) missing+=("$package") ;; esac
    done
}

includes() { echo "#include <$1>" | cc -E -x c - >/dev/null; }

look_for_tools() { # $1: build, demo, bench or test
    missing=()
    need 'gcc libc6-dev' linker_driver
    if [[ $rid == linux* ]]; then need binutils has objcopy; fi
    [[ $1 != build ]] || return 0

    need cmake has cmake
    need make has make
    need 'gcc libc6-dev' compiles cc -x c
    if [[ $1 == bench ]]; then
        need nginx-light has nginx
        need libcurl4-openssl-dev includes curl/curl.h
        need libssl-dev includes openssl/ssl.h
        need util-linux has taskset
    fi
    [[ $1 == test ]] || return 0

    need 'gcc libc6-dev' links gcc
    need g++ compiles g++ -x c++
    need clang links clang
    need pkg-config has pkg-config
    if [[ $rid == linux* ]]; then need valgrind has valgrind; fi
    need nginx-light has nginx
    # By Debian's names and places; elsewhere the tests that need them say that they are skipped.
    if [[ $rid == linux* ]] && has apt-get; then
        need openssl has openssl
        # What the service apache2 is made of; alone it is none.
        need apache2-bin has apache2
        need libapache2-mod-auth-gssapi test -e /usr/lib/apache2/modules/mod_auth_gssapi.so
        need gss-ntlmssp compgen -G '/usr/lib/*/gssntlmssp/gssntlmssp.so' # its configuration survives its removal
        need krb5-kdc has krb5kdc # and kinit with it
        need krb5-admin-server has kadmin.local
    fi
    if [[ $rid == linux-x64 ]]; then
        need libc6-dev-i386 compiles gcc -m32 -x c
        need gcc-mingw-w64-x86-64 has x86_64-w64-mingw32-gcc
    fi
}

as_root() {
    if [[ $(id -u) == 0 ]]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    has apt-get && { [[ $(id -u) == 0 ]] || { has sudo && sudo -n true 2>/dev/null; }; }
}

# Debian's packages ask this program before they start a service: 101 is no.
policy=/usr/sbin/policy-rc.d
forbid_services() {
    [[ ! -e $policy ]] || return 0 # the machine has an opinion
    printf '#!/bin/sh\nexit 101\n' >"$scratch/policy"
    policy_is_ours=yes
    as_root install -m 755 "$scratch/policy" "$policy"
}
allow_services() {
    as_root rm -f "$policy"
    policy_is_ours=no
}

install_missing() {
    local package service installed=yes
    say "installing ${missing[*]}"
    forbid_services
    { as_root apt-get update &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
    } >"$scratch/apt" 2>&1 || installed=no
    if [[ $policy_is_ours == yes ]]; then allow_services; fi
    [[ $installed == yes ]] || { cat "$scratch/apt" >&2; die "could not install ${missing[*]}"; }
    # The tests start servers of their own. Those of the packages must not take ports of this machine at its next boot.
    for package in "${missing[@]}"; do
        case $package in
            nginx-light) service=nginx ;;
            krb5-kdc | krb5-admin-server) service=$package ;;
            *) continue ;;
        esac
        as_root service "$service" stop || true # where the policy of the machine let it start
        as_root update-rc.d "$service" disable || true
    done >>"$scratch/apt" 2>&1
}

set_up() { # $1: build, demo, bench or test
    has dotnet || die "the .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
    dotnet --version >/dev/null || die "the .NET SDK 10 is needed, see global.json"

    look_for_tools "$1"
    if [[ ${#missing[@]} -gt 0 ]] && may_install; then
        install_missing
        look_for_tools "$1"
    fi
    if [[ ${#missing[@]} -gt 0 ]]; then
        die "missing, by the names of Debian's packages: ${missing[*]}"
    fi
}

# --- verbs -----------------------------------------------------------------------------------

build() {
    local driver
    driver=$(linker_driver) || return
    say "building $package (linked by $driver)"
    dotnet publish src/Shim -c Release -v q -p:CppCompilerAndLinker="$driver" || return
    # MSBuild names the folder, this script looks into it: the two must mean the same machine.
    [[ -d $package/lib ]] || die "no $package/lib after the build"
}

test_server=tests/TestServer/bin/Release/net10.0/TestServer.dll
build_test_server() {
    say "building the test server"
    dotnet build tests/TestServer -c Release -v q
}

demo() {
    [[ -f samples/winhttp-trace.c ]] || die "samples/winhttp-trace.c does not exist yet: there is nothing to show"
    build_test_server

    say "building samples"
    cmake -S samples -B build/samples -G 'Unix Makefiles' -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_PREFIX_PATH="$PWD/$package" >"$scratch/configure" || { cat "$scratch/configure"; die "samples: cmake failed"; }
    cmake --build build/samples -j "$cores" >"$scratch/make" || { cat "$scratch/make"; die "samples do not compile"; }

    say "starting the test server"
    mkfifo "$scratch/script" "$scratch/answers"
    dotnet "$test_server" <"$scratch/script" >"$scratch/answers" &
    server=$!
    exec 3>"$scratch/script" 4<"$scratch/answers"
    cat samples/demo.script >&3
    echo start >&3

    local line port=
    while [[ -z $port ]] && read -r -u 4 line; do
        if [[ $line =~ ^listening\ ([0-9]+) ]]; then port=${BASH_REMATCH[1]}; else echo "$line"; fi
    done
    [[ -n $port ]] || die "the test server ended before it listened"

    say "winhttp-trace http://127.0.0.1:$port/hello"
    build/samples/winhttp-trace "http://127.0.0.1:$port/hello"
}

passed=0 failed=0 skipped=0
count() { # PASSED FAILED SKIPPED of one suite
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

# Hanging is failing: a suite gets 20 minutes where the system has `timeout`.
limited() {
    if has timeout; then timeout --kill-after=30 1200 "$@"; else "$@"; fi
}

attribute() { # NAME FILE: the first attribute of that name
    sed -n "s/.*[[:space:]]$1=\"\([0-9][0-9]*\)\".*/\1/p" "$2" | head -n 1
}

run_xunit() { # NAME CONFIGURATION
    local name=$1 report=$PWD/build/results/$1.$2.xml status=0 head=$scratch/head
    say "xunit $name ($2)"
    rm -f "$report"
    if ! dotnet build "tests/$name" -c "$2" -v q; then
        echo "$name does not build"
        count 0 1 0
        return
    fi
    limited dotnet "tests/$name/bin/$2/net10.0/$name.dll" -noLogo -noColor -longRunning 60 \
        -result-xml "$report" || status=$?

    # The start tag of the assembly carries the sums. A report that is missing or has none is told right below.
    grep -o '<assembly [^>]*>' "$report" >"$head" 2>/dev/null || true
    if [[ ! -s $head || $(attribute total "$head") == 0 ]]; then
        echo "$name ended with status $status and counted no test"
        count 0 1 0
        return
    fi
    local bad=$(($(attribute failed "$head") + $(attribute errors "$head")))
    if [[ $status != 0 && $bad == 0 ]]; then
        echo "$name ended with status $status"
        bad=1
    fi
    count "$(attribute passed "$head")" "$bad" "$(attribute skipped "$head")"
}

run_ctest() {
    local folder=build/native-tests report=$PWD/build/results/ctest.xml built=0 status=0
    say "ctest"
    rm -f "$report"
    if ! cmake -S native-tests -B "$folder" -G 'Unix Makefiles' -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_PREFIX_PATH="$PWD/$package" -DTEST_SERVER_COMMAND="dotnet;$PWD/$test_server"; then
        echo "the native tests cannot be configured"
        count 0 1 0
        return
    fi
    # One program that does not compile fails its own test, not all of them.
    cmake --build "$folder" -j "$cores" -- -k -s || built=$?
    limited ctest --test-dir "$folder" -j "$cores" --output-on-failure --no-tests=error \
        --output-junit "$report" || status=$?

    if [[ ! -s $report ]]; then
        echo "ctest ended with status $status and counted no test"
        count 0 1 0
        return
    fi
    # A test counts as passed when it ran to success, as skipped when it said so itself or is
    # disabled; whatever else happened (not built, not started, failed) is a failure.
    local total good left_out
    total=$(grep -c '<testcase ' "$report" || true)
    good=$(grep -c '<testcase .*status="run"' "$report" || true)
    left_out=$(grep -c -e '<skipped message="SKIP_' -e '<testcase .*status="disabled"' "$report" || true)
    local bad=$((total - good - left_out))
    if [[ $bad == 0 && ($built != 0 || $status != 0) ]]; then
        echo "the native tests ended with status $status (their build with $built)"
        bad=1
    fi
    count "$good" "$bad" "$left_out"
    # ctest keeps the output of a skipped test to itself; its reason is in there.
    awk '/<testcase /          { name = $0; sub(/.*<testcase name="/, "", name); sub(/".*/, "", name); skip = 0 }
         /<skipped message="SKIP_/ { skip = 1 }
         /<system-out>/        { if (skip) { sub(/.*<system-out>/, ""); sub(/<\/system-out>.*/, ""); print "skipped: " name ": " $0 } }' "$report" |
        sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g'
}

test_everything() {
    mkdir -p build/results
    # `set -e` does not hold inside a condition: the functions asked here return at their first failure.
    if build && build_test_server; then
        run_ctest
    else
        echo "the library or the test server does not build: no native test can run"
        count 0 1 0
    fi
    # Debug has assertions and buffers of a few bytes; what is allocated can be counted only in Release.
    run_xunit Engine.Tests Debug
    run_xunit Engine.Tests Release
    run_xunit Shim.Tests Debug
    run_xunit Shim.Tests Release

    say "all suites"
    if [[ $skipped != 0 ]]; then echo "$skipped skipped, reasons above"; fi
    echo "$passed passed, $failed failed"
    [[ $failed == 0 && $passed != 0 ]]
}

bench() { # OPTION of the runner...
    [[ $rid == linux* ]] || die "the benchmark is for Linux"
    say "building the benchmark"
    cmake -S bench -B build/bench -G 'Unix Makefiles' -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_PREFIX_PATH="$PWD/$package" >"$scratch/configure" || { cat "$scratch/configure"; die "bench: cmake failed"; }
    cmake --build build/bench -j "$cores" >"$scratch/make" || { cat "$scratch/make"; die "bench does not compile"; }
    dotnet build bench/Runner -c Release -v q || return
    say "running it"
    dotnet bench/Runner/bin/Release/net10.0/Runner.dll build/bench bench/nginx.conf.in bench/results "$@"
}

clean() {
    rm -rf artifacts build
    find . -path ./.git -prune -o -type d \( -name bin -o -name obj \) -prune -exec rm -rf {} +
}

verb=${1:-demo}
[[ $# -le 1 || $verb == bench ]] || { usage >&2; exit 2; }
case $verb in
    demo) set_up demo; build; demo ;;
    build) set_up build; build ;;
    test) set_up test; test_everything ;;
    bench) shift; set_up bench; build; bench "$@" ;;
    clean) clean ;;
    -h | --help | help) usage ;;
    *) usage >&2; exit 2 ;;
esac
