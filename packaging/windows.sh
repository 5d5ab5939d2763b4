#!/bin/sh
# An archive for Windows on x86_64. Needs mingw (Debian's gcc-mingw-w64-x86-64).
. "$(dirname "$0")/common.sh"

rustup --quiet target add x86_64-pc-windows-gnu
# The linker's own time stamp would make each build another file.
CARGO_ENCODED_RUSTFLAGS=$(printf '%s\037-Clink-arg=-Wl,--no-insert-timestamp' "$CARGO_ENCODED_RUSTFLAGS")
cargo build --release --locked --target x86_64-pc-windows-gnu

name=detente-$version-windows-x86_64
lay_out "$CARGO_TARGET_DIR/x86_64-pc-windows-gnu/release/detente.exe" "$work/$name"
rm -f "$out/$name.zip"
(cd "$work" && python3 -m zipfile -c "$out/$name.zip" "$name")
made "$name.zip"
