"""Prints the licences of the packages that the program is built from, each text once under the packages it is of."""

import json
import re
import subprocess
from pathlib import Path

TARGETS = ["x86_64-unknown-linux-gnu", "x86_64-unknown-linux-musl", "x86_64-pc-windows-gnu"]
NOTICE = re.compile("licen[cs]e|copying|copyright|notice|unlicense", re.IGNORECASE)


def main():
    packages_of = {}
    for package in built_in():
        name = f"{package['name']} {package['version']} ({package['license']})"
        for text in notices(Path(package["manifest_path"]).parent) or ["No text of its licence comes with it."]:
            packages_of.setdefault(text, []).append(name)
    for text, packages in packages_of.items():
        print("=" * 80, *packages, "", text, "", sep="\n")
    print("Rust's standard library is under MIT or Apache-2.0: https://www.rust-lang.org/policies/licenses")


def built_in():
    """The packages whose code is in the program for one of its systems."""
    asked = ["tree", "--prefix", "none", "--edges", "normal,no-proc-macro", "--format", "{p}"]
    for target in TARGETS:
        asked += ["--target", target]
    names = {tuple(line.split()[:2]) for line in cargo(*asked).splitlines()}
    packages = json.loads(cargo("metadata", "--format-version", "1"))["packages"]
    return [p for p in packages if p["source"] and (p["name"], f"v{p['version']}") in names]


def notices(folder):
    files = [path for path in sorted(folder.iterdir()) if path.is_file() and NOTICE.match(path.name)]
    return sorted({path.read_text("utf-8").strip() for path in files})


def cargo(*arguments):
    return subprocess.run(["cargo", *arguments, "--locked"], check=True, capture_output=True, text=True).stdout


main()
