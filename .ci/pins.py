"""Is each wanted package of pyproject.toml pinned, at a version it allows, in both files alike?

Works without a network; `make requirements` compiles the files anew.
"""

import re
import sys
import tomllib

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from steps import ROOT

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def pins(path: str) -> dict[str, str]:
    """Canonical name → pinned version."""
    return {canonicalize_name(n): v for n, v in PIN.findall((ROOT / path).read_text())}


def faults() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    app, tests = pins("requirements.txt"), pins("tests/requirements.txt")
    wanted = {"requirements.txt": (project["dependencies"], app)}
    everything = project["dependencies"] + project["optional-dependencies"]["test"]
    wanted["tests/requirements.txt"] = (everything, tests)
    found = []
    for path, (requirements, pinned) in wanted.items():
        for text in requirements:
            requirement = Requirement(text)
            version = pinned.get(canonicalize_name(requirement.name))
            if version is None:
                found.append(f"{path} does not pin {requirement.name}")
            elif not requirement.specifier.contains(version, prereleases=True):
                found.append(f"{path} pins {requirement.name} {version}, wanted is {text}")
        direct = {canonicalize_name(Requirement(text).name) for text in requirements}
        found += [
            f"{path} still pins {name}, which pyproject.toml no longer asks for"
            for name in _asked_by_project(path) - direct
        ]
    found += [
        f"{name} is {version} in requirements.txt and {tests.get(name)} in tests/requirements.txt"
        for name, version in app.items()
        if tests.get(name) != version
    ]
    return found


def _asked_by_project(path: str) -> set[str]:
    """Packages that uv noted as wanted by pyproject.toml itself."""
    asked, name = set(), ""
    for line in (ROOT / path).read_text().splitlines():
        if pin := PIN.match(line):
            name = canonicalize_name(pin[1])
        if "(pyproject.toml)" in line:
            asked.add(name)
    return asked


if __name__ == "__main__":
    sys.exit("\n".join(faults()) or 0)
