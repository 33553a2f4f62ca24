"""Words that are read as categories: what other threads are still writing down is looked at again."""

import polars as pl

from hardship_cli.batch.codes import Words
from hardship_cli.facts import FACTS


def test_a_category_that_is_still_being_written(monkeypatch):
    """Polars counts a category before it stands there; for a moment it is none."""
    categories = pl.Categories.random(physical=pl.UInt16)
    texts = ["Bayern", "Hessen", "NW", "Bremen", "TH"]
    column = pl.Series(texts, dtype=pl.Categorical(categories))
    assert column.to_physical().to_list() == [0, 1, 2, 3, 4]
    words = Words(FACTS["land"])
    written = pl.Categories.to_series
    for ready in ({0, 4}, {0, 1, 4}, {0, 1, 2, 4}):
        half = pl.Series([text if place in ready else None for place, text in enumerate(texts)], dtype=pl.String)
        monkeypatch.setattr(pl.Categories, "to_series", lambda _self, half=half: half)
        places = words.of_categories(column[[0, 4]])
        assert [words.values[place] for place in places] == ["BY", "TH"]
    monkeypatch.setattr(pl.Categories, "to_series", written)
    places = words.of_categories(column)
    assert None not in places.to_list()
    assert [words.values[place] for place in places] == ["BY", "HE", "NW", "HB", "TH"]
