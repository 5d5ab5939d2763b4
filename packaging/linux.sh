#!/bin/sh
# Two archives for Linux on x86_64: a static binary for any system, and one for glibc 2.17 and newer.
. "$(dirname "$0")/common.sh"
tools

# Packs a binary under the archive's name, and tells what was made.
pack() {
  lay_out "$1" "$work/$2"
  tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner -c "$2" | gzip -9n > "$out/$2.tar.gz"
  made "$2.tar.gz"
}

rustup --quiet target add x86_64-unknown-linux-musl
cargo zigbuild --release --locked --target x86_64-unknown-linux-musl
pack "$CARGO_TARGET_DIR/x86_64-unknown-linux-musl/release/detente" "detente-$version-linux-x86_64-static"

build_wheel
pack "$glibc_binary" "detente-$version-linux-x86_64-glibc"
