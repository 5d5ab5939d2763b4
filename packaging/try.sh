#!/bin/sh
# Tries the packages of a folder: in a new Debian without Rust, and in Wine. Each has to print what a plain build prints.
# Needs root, debootstrap, mingw and wine; writes nothing but into a temporary folder.
. "$(dirname "$0")/common.sh"

env -u CARGO_ENCODED_RUSTFLAGS cargo run --locked --quiet -- demo > "$work/plain"
debian=$work/debian
debootstrap --variant=minbase --include=man-db,python3-venv bookworm "$debian" > "$work/log" || {
  cat "$work/log" >&2
  exit 1
}

# Compares what a command prints with what the plain build does.
try() {
  what=$1
  shift
  "$@" > "$work/printed"
  cmp "$work/plain" "$work/printed"
  echo "$what: the same bytes"
}

# All files of the system, but for what dpkg and man write of their own work.
files() {
  (cd "$debian" && find . ! -path './var/lib/dpkg/*-old' ! -path './var/cache/man/*' ! -path './var/log/*' | sort)
}

cp "$out"/*.deb "$out"/*.whl "$debian/root"
for archive in static glibc; do
  tar -C "$debian/root" -xzf "$out/detente-$version-linux-x86_64-$archive.tar.gz"
  try "$archive" chroot "$debian" "/root/detente-$version-linux-x86_64-$archive/detente" demo
done

files > "$work/before"
chroot "$debian" sh -c 'dpkg --install /root/*.deb' > "$work/log"
try deb chroot "$debian" detente demo
chroot "$debian" man -w detente detente-report
chroot "$debian" bash -c '. /usr/share/bash-completion/completions/detente && complete -p detente'
chroot "$debian" dpkg --remove detente > "$work/log"
files | diff "$work/before" -
echo "deb: nothing is left"

chroot "$debian" sh -c 'python3 -m venv /root/venv && /root/venv/bin/pip install --quiet --no-index /root/*.whl'
try wheel chroot "$debian" /root/venv/bin/detente demo

python3 -m zipfile -e "$out/detente-$version-windows-x86_64.zip" "$work"
windows=$work/detente-$version-windows-x86_64
x86_64-w64-mingw32-gcc -shared -o "$windows/bcryptprimitives.dll" packaging/wine/bcryptprimitives.c -ladvapi32
export WINEPREFIX="$work/wine" WINEDEBUG=-all
try windows wine "$windows/detente.exe" demo
wineserver --wait
