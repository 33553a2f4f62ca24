"""Case files, saved answers and registers: sound ones, and the same with damage."""

import json
import os

from hostile import HOSTILE, anything, good_of, values_of
from hypothesis import strategies as st
from overlays import ODD
from random_overlays import toml_of
from surface import SCRATCH

from hardship_cli.facts import FACTS

# No JSON holds them; TOML does.
_PLAIN = tuple(value for value in ODD if isinstance(value, str | bool | list | dict) or type(value) is int)


# Days that follow each other as in a real case.
DAYS_IN_ORDER = {
    "born": "1988-02-29 12.05.2010", "began": "2024-11-18", "lawful_since": "2024-07-01", "applied": "2026-01-12 31.1.2026",
    "continuation_ordered": "2026-02-03", "decided": "2026-02-20 24.02.2026", "posted": "2026-02-25", "notified": "2026-03-02",
    "received": "2026-03-02 3.3.2026", "filed": "2026-03-30 2026-05-01", "start": "2026-02-01", "until": "2026-12-31",
    "purpose_until": "2026-10-01", "passport_until": "2027-01-31", "permit_until": "2026-01-31 none", "on": "2026-03-01",
}  # fmt: skip


@st.composite
def facts(draw, damage=None):
    """The raw facts of a case: mostly ones that can be read, some that are anything."""
    damage = draw(st.sampled_from((0, 0, 0.1, 0.4))) if damage is None else damage
    names = draw(st.lists(st.sampled_from(tuple(FACTS)), min_size=1, max_size=14, unique=True))
    raw = {}
    for name in names:
        fact = FACTS[name]
        if draw(st.integers(0, 99)) >= 100 * damage:
            raw[name] = draw(
                st.sampled_from(DAYS_IN_ORDER[name].split())
                if name in DAYS_IN_ORDER
                else good_of(fact.kind, fact.values)
            )
        else:
            raw[name] = draw(
                st.one_of(
                    values_of(fact.kind, fact.values), st.sampled_from(HOSTILE), st.sampled_from(_PLAIN), anything
                )
            )
    if damage and draw(st.integers(0, 9)) == 0:
        raw[draw(st.one_of(st.sampled_from(HOSTILE), anything))] = "x"
    return raw


def as_toml(raw):
    return "".join(f"{toml_of(key)} = {toml_of(value)}\n" for key, value in raw.items())


def as_json(raw):
    return json.dumps(
        {key: 10**4000 if type(value) is int and value > 10**4000 else value for key, value in raw.items()}
    )


@st.composite
def spoiled(draw, content):
    """Bytes with a piece cut out, doubled or replaced by others."""
    start = draw(st.integers(0, max(len(content) - 1, 0)))
    end = min(len(content), start + draw(st.integers(0, 20)))
    other = draw(
        st.sampled_from(
            (
                b"",
                b"\x00",
                b"\xff\xfe",
                b'"',
                b"[",
                b"{",
                b"\n",
                b"[[",
                b"=",
                b"\\u",
                b"'" * 3,
                b"9" * 5000,
                content[start:end] * 2,
            )
        )
    )
    return content[:start] + other + content[end:]


def written(name, content):
    """The path of a file with this content in the scratch directory."""
    path = os.path.join(SCRATCH, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path
