"""Holds every package that the program is built from against `.ci/deny.toml`: licence, name, versions, source.

cargo-deny does the same, and more; it takes minutes to build on a new machine, and this a second.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path


def main():
    rules = tomllib.loads((Path(__file__).parent / "deny.toml").read_text())
    metadata = subprocess.run(
        ["cargo", "metadata", "--locked", "--format-version", "1"], check=True, capture_output=True
    )
    packages = [package for package in json.loads(metadata.stdout)["packages"] if package["source"]]
    problems = [problem for package in packages for problem in problems_of(package, rules)]
    problems += several_versions(packages, set(rules["bans"]["skip"]))
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


def problems_of(package, rules):
    name = f"{package['name']} {package['version']}"
    if not is_allowed(package["license"] or "none", set(rules["licenses"]["allow"])):
        yield f"{name}: the licence {package['license']} isn't allowed"
    if package["name"] in rules["bans"]["deny"]:
        yield f"{name}: this package is banned"
    if package["source"].removeprefix("registry+") not in rules["sources"]["allow-registry"]:
        yield f"{name}: the source {package['source']} isn't allowed"


def is_allowed(expression, allowed):
    """Whether one may choose licences of an SPDX expression that are all allowed."""
    tokens = re.findall(r"[()]|[^\s()]+", expression.replace("/", " OR "))

    def either():
        holds = both()
        while tokens and tokens[0] == "OR":
            tokens.pop(0)
            holds = both() or holds
        return holds

    def both():
        holds = one()
        while tokens and tokens[0] == "AND":
            tokens.pop(0)
            holds = one() and holds
        return holds

    def one():
        token = tokens.pop(0)
        if token == "(":
            holds = either()
            tokens.pop(0)
            return holds
        if tokens and tokens[0] == "WITH":
            token = f"{token} {tokens.pop(0)} {tokens.pop(0)}"
        return token in allowed

    return either()


def several_versions(packages, skipped):
    versions = defaultdict(set)
    for package in packages:
        versions[package["name"]].add(package["version"])
    for name, found in sorted(versions.items()):
        if len(found) > 1 and name not in skipped:
            yield f"{name}: {', '.join(sorted(found))} are {len(found)} versions of one package"
        if len(found) == 1 and name in skipped:
            yield f"{name}: there is one version, so it needs no exception"


main()
