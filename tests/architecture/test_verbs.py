"""Each verb of a lifecycle has its action, its event, its refusals in words and a test."""

import ast
import importlib
import re

import pytest

from portal.audit.registry import all_event_types
from tests.architecture.house import PACKAGES, ROOT, files

STATES = [path for package in PACKAGES for path in files(f"{package}/**/states.py")]


def _lives():
    """(app, verb, transition) for each row of each table of transitions."""
    for path in STATES:
        app = ".".join(path.relative_to(ROOT).parent.parts)
        states = importlib.import_module(f"{app}.states")
        for verb, transition in getattr(states, "TRANSITIONS", {}).items():
            yield pytest.param(app, str(verb.value), transition, id=f"{app}:{verb.value}")


LIVES = list(_lives())


def _codes_of(app: str) -> set[str]:
    """Codes of the refusals that the app's rules and actions give."""
    found = set()
    folder = ROOT / app.replace(".", "/")
    for path in [
        *folder.glob("rules.py"),
        *folder.glob("rules/*.py"),
        *folder.glob("actions/*.py"),
    ]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refusal":
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


@pytest.mark.parametrize(("app", "verb", "transition"), LIVES)
def test_a_verb_has_one_action_named_as_its_file(app, verb, transition):
    module = importlib.import_module(f"{app}.actions.{verb}")
    assert callable(getattr(module, verb))


@pytest.mark.parametrize(("app", "verb", "transition"), LIVES)
def test_a_verb_has_a_declared_event(app, verb, transition):
    assert transition.event in {event_type.name for event_type in all_event_types()}


@pytest.mark.parametrize(("app", "verb", "transition"), LIVES)
def test_a_verb_is_tested(app, verb, transition):
    called = re.compile(rf"\b{verb}\s*\(")
    tests = files("tests/integration/**.py", "tests/factories/**.py")
    assert any(called.search(path.read_text()) for path in tests)


@pytest.mark.parametrize(
    "app", sorted({".".join(p.relative_to(ROOT).parent.parts) for p in STATES})
)
def test_every_refusal_has_words(app):
    words = (ROOT / app.replace(".", "/") / "words.py").read_text()
    assert {code for code in _codes_of(app) if f'"{code}"' not in words} == set()
