#!/bin/sh
# A Python wheel for Linux on x86_64 with glibc 2.17 and newer: `pip install` puts the program on the path.
. "$(dirname "$0")/common.sh"
tools
build_wheel
mv "$wheel" "$out"
made "$(basename "$wheel")"
