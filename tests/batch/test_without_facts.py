"""Rows without any fact: they come out all the same, once and unanswered."""

import pytest


@pytest.mark.parametrize("content", ["act,land\n,\n", "act,recorded_fee_eur\r\n,\r\n,\r\n"])
def test_rows_without_any_fact_come_out(hardship, tmp_path, content):
    source, target = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(content, encoding="utf-8", newline="")
    code, _out, err = hardship("batch", source, "-o", target)
    assert code == 0, err
    assert len(target.read_text(encoding="utf-8").splitlines()) == len(content.splitlines())
