"""A law of a few lines, so that a test can break exactly one thing in it."""

import pytest

from hardship_cli.laender import CODES
from hardship_cli.schedule.load import Law

FEES = (
    """
[rule.alpha]
kind = "fee"
scope = "federal"
title = { de = "Alpha", en = "alpha" }
basis = "§ 1 V"
anchor = "notified"
version = [
  { from = 2005-01-01, value = 10.00, source = "S1" },
  { from = 2010-03-01, value = 20.00, source = "S1", review_by = 2020-12-31 },
  { from = 2015-06-01, none = "not-in-force", source = "S2" },
  { from = 2017-06-01, gap = "no-text-read", source = "S2" },
  { from = 2020-06-01, value = 30.00, source = "S1", basis = "§ 1a V" },
]

[rule.beta]
kind = "fee"
scope = "federal"
title = { de = "Beta", en = "beta" }
basis = "§ 2 V"
anchor = "notified"
version = [
  { from = 2005-01-01, value = 5.00, source = "S1" },
  { from = 2012-01-01, use = "alpha", source = "S1" },
]

[rule.half]
kind = "reduction"
scope = "federal"
title = { de = "Hälfte", en = "half" }
basis = "§ 3 V"
anchor = "notified"
version = [
  { from = 2005-01-01, value = "1/2", source = "S1", covers = { alpha = "Nr. 1", beta = "Nr. 2" } },
]

[rule.free]
kind = "exemption"
scope = "federal"
title = { de = "Befreiung", en = "exemption" }
basis = "§ 4 V"
anchor = "notified"
version = [
  { from = 2005-01-01, who = ["sgb2"], source = "S1", covers = { alpha = "Nr. 1" } },
  { from = 2015-01-01, who = ["sgb2"], source = "S1", covers = { alpha = "Nr. 1", beta = "Nr. 2" } },
]

[dispute.D1]
title = { de = "Streit", en = "dispute" }
default = "A"
effect = "disputed"
source = "S2"
reading.A = { basis = "§ 1 V", held_by = "Wortlaut", text = { de = "so", en = "thus" } }
reading.B = { basis = "§ 2 V", held_by = "Praxis", text = { de = "anders", en = "otherwise" } }

"""
    + "\n".join(f"[land.{code}]\nnone_read = 2026-01-01" for code in CODES if code != "TH")
    + """

[[land.TH.publication]]
act = "issue"
title = "25-4-2"
portal = "Portal"
released = 2023-03-17
source = "S1"
prints = [ { act = "issue", amount = 10.00 } ]
"""
)

DEADLINES = """
[rule.letter]
kind = "days"
scope = "land"
title = { de = "Brief", en = "letter" }
basis = "§ 41 V"
anchor = "posted"
as_federal = ["BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "SH", "TH"]
version = [
  { from = 1990-01-01, value = 3, source = "S1" },
  { from = 2025-01-01, value = 4, source = "S1" },
]
[rule.letter.land.BW]
basis = "§ 41 LV"
version = [
  { from = 2000-01-01, value = 3, source = "S1" },
  { from = 2025-02-07, value = 4, source = "S2", old_if = { began_before = 2025-02-07, basis = "§ 102b LV" } },
]
[rule.letter.land.ST]
version = [ { from = 1995-01-01, value = 5, until = 2030-12-31, source = "S1" } ]
"""

HOLIDAYS = (
    """
[nationwide]
version = [ { from = 1990-01-01, basis = "FTG", source = "S1" } ]
"""
    + "\n".join(f'[land.{code}]\nversion = [ {{ from = 1990-01-01, basis = "FTG", source = "S1" }} ]' for code in CODES)
    + """
[place.town]
land = "BY"
title = { de = "Stadt", en = "town" }
[holiday.new_year]
name = { de = "Neujahr", en = "New Year" }
rule = { month = 1, day = 1 }
spans = [ { lands = "all" } ]
[holiday.fair]
name = { de = "Fest", en = "fair" }
rule = { easter = -2 }
spans = [ { lands = ["BY"], at = ["town"], from = 2000-01-01, until = 2009-12-31 } ]
"""
)

SERVICES = """
format = 1
[hint.card]
text = { de = "Karte", en = "card" }
""" + "\n".join(
    f"[commission.{code}]\n"
    + "\n".join(f"{point} = {{ seen = false }}" for point in ("body", "legal_basis", "who_may_start"))
    for code in CODES
)

SOURCES = """
[source.S1]
title = "Gesetz eins"
checked = { on = 2026-01-01, result = "verified" }
[source.S2]
title = "Gesetz zwei"
checked = { on = 2026-06-01, result = "single" }
"""

TINY = {"fees": FEES, "deadlines": DEADLINES, "holidays": HOLIDAYS, "services": SERVICES, "sources": SOURCES}


@pytest.fixture
def tiny(tmp_path):
    """Write the tiny law, with (old, new) replacements in a file or a whole file's text, and load it."""

    def make(overlay=None, **changes):
        base = tmp_path / "law"
        base.mkdir(exist_ok=True)
        for name, sound in TINY.items():
            change = changes.get(name, sound)
            if isinstance(change, tuple):
                assert sound.count(change[0]) == 1, f"{change[0]!r} must stand once in {name}"
                change = sound.replace(*change)
            (base / f"{name}.toml").write_text(change, "utf-8")
        return Law(str(base), overlay=None if overlay is None else str(lay(overlay)))

    def lay(files):
        above = tmp_path / "overlay"
        above.mkdir(exist_ok=True)
        for name, text in files.items():
            (above / f"{name}.toml").write_text(text, "utf-8")
        return above

    return make
