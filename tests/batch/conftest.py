"""Batches are run as the command line runs them, and read back as text."""

import os
import sys

import polars as pl
import pytest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))


@pytest.fixture
def batch(hardship, tmp_path):
    """Run ``hardship batch`` (or audit) on a file or on bytes; returns exit code, the output as frame (or None), stderr."""

    def call(source, *options, to="csv", command="batch", suffix="csv"):
        if isinstance(source, bytes):
            path = tmp_path / f"input.{suffix}"
            path.write_bytes(source)
            source = path
        target = tmp_path / f"output.{to}"
        code, out, err = hardship(command, source, "-o", target, "--force", *options)
        assert out == ""
        return code, read_back(target) if target.exists() else None, err

    return call


def read_back(path):
    """The output, every cell as text, empty cells as None."""
    kind = str(path).rsplit(".", 1)[-1]
    if kind in ("csv", "tsv"):
        with open(path, "rb") as file:
            german = file.read(3) == b"\xef\xbb\xbf"
        separator = "\t" if kind == "tsv" else ";" if german else ","
        return pl.read_csv(path, infer_schema=False, separator=separator, raise_if_empty=False)
    if kind == "jsonl":
        return pl.read_ndjson(path, infer_schema_length=None) if os.path.getsize(path) else None
    if kind == "parquet":
        return pl.read_parquet(path)
    import fastexcel

    return fastexcel.read_excel(str(path)).load_sheet(0, dtypes="string").to_polars()
