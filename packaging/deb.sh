#!/bin/sh
# A Debian package for amd64, with manual pages and completions. Needs dpkg-deb.
. "$(dirname "$0")/common.sh"
tools
build_wheel

tree=$work/tree
doc=$tree/usr/share/doc/detente
install -D "$glibc_binary" "$tree/usr/bin/detente"
for completion in bash:bash-completion/completions/detente zsh:zsh/vendor-completions/_detente \
  fish:fish/vendor_completions.d/detente.fish; do
  file=$tree/usr/share/${completion#*:}
  mkdir -p "$(dirname "$file")"
  "$glibc_binary" completions "${completion%%:*}" > "$file"
done
"$glibc_binary" man --out "$tree/usr/share/man/man1"
gzip -9n "$tree"/usr/share/man/man1/*
install -D -m 644 LICENSE "$doc/copyright"
gzip -9n < "$work/wheel/THIRD-PARTY" > "$doc/THIRD-PARTY.gz"
cp -r README.md docs "$doc"

mkdir "$tree/DEBIAN"
cat > "$tree/DEBIAN/control" <<CONTROL
Package: detente
Version: $version
Architecture: amd64
Maintainer: the detente authors
Depends: libc6 (>= 2.17)
Section: utils
Priority: optional
Installed-Size: $(find "$tree/usr" -type f -printf '%s\n' | awk '{ kb += int(($1 + 1023) / 1024) } END { print kb }')
Description: Finds out why sales and operations fight, and what to do first
 Asks the leaders of both departments the same questions, and prints a ranked
 report of causes with matching solutions. Answers never leave the machine.
CONTROL
find "$tree" -exec touch -d "@$SOURCE_DATE_EPOCH" {} +
name=detente_${version}_amd64.deb
dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/$name" > /dev/null
made "$name"
