"""Words that are read as categories: what other threads are still writing down is looked at again."""

import polars as pl

from hardship_cli.batch.codes import Coder, Words
from hardship_cli.batch.places import PLACE
from hardship_cli.batch.tables import Tables
from hardship_cli.facts import FACTS


def test_a_category_that_is_still_being_written(monkeypatch):
    """Polars counts a category before it stands there; for a moment it is none."""
    categories = pl.Categories.random(physical=pl.UInt16)
    texts = ["Bayern", "Hessen", "NW", "Bremen", "TH"]
    column = pl.Series(texts, dtype=pl.Categorical(categories))
    codes = column.to_physical().cast(PLACE)
    assert codes.to_list() == [0, 1, 2, 3, 4]
    words = Words(FACTS["land"])
    written = pl.Categories.to_series
    for ready in ({0, 4}, {0, 1, 4}, {0, 1, 2, 4}):
        half = pl.Series([text if place in ready else None for place, text in enumerate(texts)], dtype=pl.String)
        monkeypatch.setattr(pl.Categories, "to_series", lambda _self, half=half: half)
        places = words.of_categories(column, codes[[0, 4]])
        assert [words.values[place] for place in places] == ["BY", "TH"]
    monkeypatch.setattr(pl.Categories, "to_series", written)
    places = words.of_categories(column, codes)
    assert None not in places.to_list()
    assert [words.values[place] for place in places] == ["BY", "HE", "NW", "HB", "TH"]


def test_categories_of_which_no_column_is_left():
    """Polars forgets categories with their last column, and numbers those of the next column anew."""
    categories = pl.Categories.random(physical=pl.UInt16)
    words = Words(FACTS["land"])
    for texts, lands in ((["Bayern", "Hessen"], ["BY", "HE"]), (["NW", "Bayern"], ["NW", "BY"]), (["TH"], ["TH"])):
        column = pl.Series(texts, dtype=pl.Categorical(categories))
        places = words.of_categories(column, column.to_physical().cast(PLACE))
        assert [words.values[place] for place in places] == lands
        del column


def test_columns_of_words_one_after_the_other():
    """As in a register whose pieces are never in memory together."""
    coder, categories = Coder(Tables(), None), pl.Categories.random(physical=pl.UInt16)
    for texts, wanted in (
        (["extend", "extent"], ["extend", None]),
        (["extent", "issue", "extend"], [None, "issue", "extend"]),
    ):
        coded = coder.code(pl.DataFrame({"act": texts}, schema={"act": pl.Categorical(categories)}))
        found = [
            None if bad else coder.words["act"].values[place]
            for place, bad in zip(coded.frame["act"], coded.bad["act"], strict=True)
        ]
        assert found == wanted
        del coded
