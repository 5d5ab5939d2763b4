# shellcheck shell=sh disable=SC2034
# What the scripts of this folder share. Each begins by reading it; the folder to write to is their argument.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-$root/dist}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$root"

export RUSTUP_TOOLCHAIN="${RUSTUP_TOOLCHAIN:-1.95.0}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$root/target}"
# The time of the commit, so that the same commit makes the same packages.
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}"
export LC_ALL=C TZ=UTC
umask 022

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# No path of this machine gets into a binary. The flags are parted by a byte of their own: paths may hold spaces.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
CARGO_ENCODED_RUSTFLAGS=$(printf -- '--remap-path-prefix=%s=%s\037' "$CARGO_TARGET_DIR" /target "$root" /detente)
export CARGO_ENCODED_RUSTFLAGS="$CARGO_ENCODED_RUSTFLAGS--remap-path-prefix=$cargo_home=/cargo"

# The tools from PyPI, first on the path.
tools() {
  venv=$CARGO_TARGET_DIR/packaging
  [ -x "$venv/bin/pip" ] || python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --require-hashes -r packaging/requirements.txt
  PATH=$venv/bin:$PATH
}

# Builds the wheel for glibc 2.17 and newer; its binary is that of the other packages for glibc.
build_wheel() {
  mkdir "$work/wheel"
  cp LICENSE "$work/wheel"
  python3 packaging/notices.py > "$work/wheel/THIRD-PARTY"
  # maturin reads this from the folder that it runs in; beside Cargo.toml it would be in the way of those who use cargo.
  # Its list of crates holds paths of this machine.
  cat > "$work/wheel/pyproject.toml" <<PROJECT
[build-system]
requires = ["maturin>=1,<2"]
build-backend = "maturin"
[project]
name = "detente"
dynamic = ["version", "description", "license", "keywords", "readme"]
license-files = ["LICENSE", "THIRD-PARTY"]
[tool.maturin]
bindings = "bin"
manifest-path = "$root/Cargo.toml"
[tool.maturin.sbom]
rust = false
PROJECT
  rustup --quiet target add x86_64-unknown-linux-gnu
  (cd "$work/wheel" && maturin build --release --locked --zig --target x86_64-unknown-linux-gnu \
    --compatibility manylinux2014 --out .)
  wheel=$(echo "$work"/wheel/*.whl)
  python3 -m zipfile -e "$wheel" "$work/unpacked"
  glibc_binary=$(echo "$work"/unpacked/*/scripts/detente)
  chmod 755 "$glibc_binary"
  nameless "$work/unpacked"
}

# Refuses what holds a path of this machine.
nameless() {
  if grep -raqF -e "$root" -e "$CARGO_TARGET_DIR" -e "$cargo_home" "$1"; then
    echo "$1 holds a path of this machine" >&2
    exit 1
  fi
}

# Lays a binary and the licences of all that it's built from into a folder, for an archive.
lay_out() {
  nameless "$1"
  mkdir "$2"
  cp "$1" LICENSE "$2"
  python3 packaging/notices.py > "$2/THIRD-PARTY"
  find "$2" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
}

# Tells what was made: its size in bytes, its SHA-256 and its name.
made() {
  (cd "$out" && printf '%s bytes  %s\n' "$(wc -c < "$1")" "$(sha256sum "$1")")
}
