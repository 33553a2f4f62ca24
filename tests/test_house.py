"""The rules of the house that no linter knows: how long a module may be, no circle of modules, comments, reasons of exceptions."""

import ast
import graphlib
import io
import os
import re
import tokenize
import tomllib

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PLACES = ("hardship_cli", "tests", "docs", "benchmarks")
MADE_BY_THE_BUILD = os.path.join("hardship_cli", "compiled")
LONGEST = 400
# Among a longer module's first lines stands: "# Longer than 400 lines: because ..."
TOLD = re.compile(rf"(?m)^# Longer than {LONGEST} lines: \S.{{9,}}$")
# Words that names in code are not made of: each had two to five meanings.
TOO_LITTLE = {"told", "said", "kept", "odd", "beside", "books", "seats"}
# An exception, and what tells its reason: a word of it at least.
NOQA = re.compile(r"noqa(?!: [A-Z]+\d+(?:, [A-Z]+\d+)* - \w)")
IGNORE = re.compile(r"type: ?ignore(?!\[[a-z-]+(?:,[a-z-]+)*\]  # \w)")
SWITCH = re.compile(r"# ?(?:noqa|type: ?ignore|fmt: |pragma: )")
# Comment lines a hundred lines of the package: a reader who knows Python but not this law stops that often.
FEWEST = 3
PRAGMA = re.compile(r"pragma(?!: no cover - \w)|(?:ruff|mypy|pylint|flake8): ")


def modules():
    for place in PLACES:
        for folder, _folders, files in os.walk(os.path.join(ROOT, place)):
            for name in sorted(files):
                path = os.path.relpath(os.path.join(folder, name), ROOT)
                if name.endswith(".py") and not path.startswith(MADE_BY_THE_BUILD):
                    yield path
    yield "hatch_build.py"


def read(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def dotted(path):
    """The name by which a file of the package is imported."""
    return path.removesuffix(".py").removesuffix(f"{os.sep}__init__").replace(os.sep, ".")


def imported(text, known):
    """The modules among the known ones that a module imports anywhere: inside functions and for its types, too."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                # What is taken from a package is one of its modules, or a name of its own file.
                below = f"{node.module}.{alias.name}"
                yield from (name for name in (below if below in known else node.module,) if name in known)


def circle(imports):
    """A circle of modules in words, by what each of them imports; empty where there is none."""
    try:
        graphlib.TopologicalSorter(imports).prepare()
    except graphlib.CycleError as error:
        return " imports ".join(reversed(error.args[1]))
    return ""


def reasons(text):
    """How many lines have a comment that tells something; one that only switches something off does not count."""
    comments = (t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT)
    return sum(not SWITCH.match(comment) for comment in comments)


def too_long(text):
    lines = text.splitlines()
    return len(lines) > LONGEST and not TOLD.search("\n".join(lines[:10]))


def without_reason(text):
    """The comments that switch something off and do not say why."""
    comments = [t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT]
    return [comment for comment in comments if any(sign.search(comment) for sign in (NOQA, IGNORE, PRAGMA))]


def test_no_module_is_longer_than_400_lines_without_a_reason():
    found = list(modules())
    assert len(found) > 200
    assert [path for path in found if too_long(read(path))] == []


def test_the_code_says_why_often_enough():
    texts = [read(path) for path in modules() if path.startswith("hardship_cli")]
    share = 100 * sum(map(reasons, texts)) / sum(text.count("\n") for text in texts)
    assert share >= FEWEST, (
        f"{share:.2f} comment lines a hundred: say why, where a reader of the newest code would stop"
    )


def test_no_name_in_code_is_one_of_the_words_that_say_too_little():
    """What a thing is called says what it is: a remark, a cache, a text of a version (docs/glossary.md for the law's terms)."""
    found = {
        (path, token.string)
        for path in modules()
        if path.startswith("hardship_cli")
        for token in tokenize.generate_tokens(io.StringIO(read(path)).readline)
        if token.type == tokenize.NAME and TOO_LITTLE & set(token.string.split("_"))
    }
    assert found == set()


def test_no_module_imports_itself_by_way_of_others():
    texts = {dotted(path): read(path) for path in modules() if path.startswith("hardship_cli")}
    imports = {name: set(imported(text, texts)) - {name} for name, text in texts.items()}
    assert sum(map(len, imports.values())) > 1000
    assert circle(imports) == ""


def test_every_exception_in_code_has_its_reason():
    assert {(path, comment) for path in modules() for comment in without_reason(read(path))} == set()


def test_every_exception_of_the_linters_has_its_reason():
    """In ``pyproject.toml`` each line that names a rule or a module to leave out ends in a comment."""
    text = read("pyproject.toml")
    lint = text[text.index("[tool.ruff.lint]") : text.index("[tool.ruff.lint.pydocstyle]")]
    types = text[text.index("[[tool.mypy.overrides]]") : text.index("ignore_missing_imports")]
    named = [line for line in (lint + types).splitlines() if re.search(r'"[A-Z]{1,5}\d*"|"[a-z_.]+\.\*"', line)]
    assert len(named) > 30
    assert [line for line in named if not re.search(r"[\],] {2}# \w", line) and "select" not in line] == []
    rules = tomllib.loads(text)["tool"]["ruff"]["lint"]
    listed = {*rules["ignore"], *(rule for ignored in rules["per-file-ignores"].values() for rule in ignored)}
    assert listed <= set(re.findall(r'"([A-Z]{1,5}\d*)"', "\n".join(named)))


def test_the_picture_of_the_house_shows_the_floors_that_are_enforced():
    layers = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = "\n".join(layers).replace("hardship_cli.", "")
    page = read(os.path.join("docs", "architecture.md"))
    assert f"```text\n{floors}\n```" in page
    # Every room of the package is one of them, or the door.
    rooms = {name.removesuffix(".py") for name in os.listdir(os.path.join(ROOT, "hardship_cli"))}
    rooms -= {"__init__", "__main__", "__pycache__", "py.typed", "locale", "compiled"}
    assert rooms == set(re.findall(r"\w+", floors))
    assert len(page.splitlines()) < 100, "one page"


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# noqa: SIM115 - it stays open", True),
        ("# noqa: ARG001, ARG002 - all are called alike", True),
        ("# noqa: SIM115", False),
        ("# noqa", False),
        ("# noqa: SIM115 -", False),
        ("# type: ignore[attr-defined]  # Typer reads it", True),
        ("# type: ignore[attr-defined]", False),
        ("# type: ignore", False),
        ("# pragma: no cover - only on Windows", True),
        ("# pragma: no cover", False),
        ("# ruff: noqa: E501", False),
        ("# why, not what", True),
    ],
)
def test_a_missing_reason_is_seen(comment, told):
    assert without_reason(f"x = 1  {comment}\n") == ([] if told else [comment])


def test_a_long_module_is_seen():
    assert too_long("x = 1\n" * 401)
    assert not too_long("x = 1\n" * 400)
    assert not too_long(
        '"""Doc."""\n# Longer than 400 lines: one table of the law, read top to bottom.\n' + "x = 1\n" * 401
    )
    assert too_long('"""Doc."""\n# Longer than 400 lines: so.\n' + "x = 1\n" * 401)


def test_a_circle_is_seen():
    texts = {
        "house.a": "def f():\n    from house import b\n",
        "house.b": "if TYPE_CHECKING:\n    from house.c import Name\n",
        "house.c": "import house.a\n",
    }
    imports = {name: set(imported(text, texts)) for name, text in texts.items()}
    assert circle(imports) in {
        "house.a imports house.b imports house.c imports house.a",
        "house.b imports house.c imports house.a imports house.b",
        "house.c imports house.a imports house.b imports house.c",
    }
    del imports["house.b"]
    assert circle(imports) == ""


def test_a_comment_is_told_from_a_switch():
    text = '# Why it is so.\nx = 1  # because\ny = 2  # noqa: E501 - a table\nz = "# no comment"\n# fmt: off\n'
    assert reasons(text) == 2
