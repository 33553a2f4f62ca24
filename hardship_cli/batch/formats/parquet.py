"""Parquet: columns keep their types on the way through."""

from collections.abc import Callable, Iterator
from typing import Any

import polars as pl

from hardship_cli.batch.formats.flatten import FIRST_DAY, LAST_DAY
from hardship_cli.batch.formats.interface import Layout, Rows, Source, Writer
from hardship_cli.batch.work import short
from hardship_cli.errors import InputError


class ParquetSource(Source):
    """Parquet; columns keep their types on the way through."""

    def __init__(self, path: str, batch: int) -> None:
        super().__init__(path, batch)
        try:
            self._scan = pl.scan_parquet(path, glob=False)
            self.names = self._scan.collect_schema().names()
            self._rows: int = self._scan.select(pl.len()).collect().item()
            self._check_days()
        except (pl.exceptions.PolarsError, OSError) as error:
            raise InputError("batch_unreadable", None, value=path, because=short(error)) from None

    def _check_days(self) -> None:
        """Refuse days that no calendar of Python has, before the work: Polars ends the program over them."""
        for name, dtype in self._scan.collect_schema().items():
            if dtype == pl.Date or isinstance(dtype, pl.Datetime):
                unit = {"ms": 86_400_000, "us": 86_400_000_000}.get(getattr(dtype, "time_unit", None) or "", 1)
                if getattr(dtype, "time_unit", None) == "ns":
                    continue  # these end in 2262
                number = pl.col(name).to_physical().cast(pl.Int64) // unit
                first, last = (
                    self._scan.select(number.min().alias("first"), number.max().alias("last")).collect().row(0)
                )
                if first is not None and not FIRST_DAY <= first <= last <= LAST_DAY:
                    raise InputError("batch_far_day", None, column=name)

    def rows(self) -> int | None:
        """As the file says."""
        return self._rows

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order."""
        try:
            for frame in self._scan.collect_batches(chunk_size=self.batch):
                frame.columns = [str(place) for place in range(frame.width)]
                yield frame
        except pl.exceptions.PolarsError as error:
            raise InputError("batch_unreadable", None, value=self.path, because=short(error)) from None


class ParquetWriter(Writer):
    """Parquet, written by Polars while the rows come."""

    def __init__(self, path: str, layout: Layout) -> None:
        super().__init__(path, layout)
        import queue

        self._queue: Any = queue.Queue(maxsize=1)
        self._sink: Background | None = None

    def write(self, rows: Rows) -> None:
        """Append rows."""
        frame = rows.whole
        frame.columns = self.layout.names
        frame = frame.with_columns(
            *(pl.col(name).cast(pl.Decimal(10, 2)) for name in self.layout.money),
            *(pl.col(name).str.to_date("%Y-%m-%d") for name in self.layout.days),
            *(pl.col(name).cast(pl.Int64) for name in self.layout.counts),
            *((pl.col(name) == "true").alias(name) for name in self.layout.flags),
        )
        if self._sink is None:
            self._start(frame)
        assert self._sink is not None
        self._sink.put(self._queue, frame)

    def _start(self, first: pl.DataFrame) -> None:
        from polars.io.plugins import register_io_source

        def frames(*_wishes: Any) -> Iterator[pl.DataFrame]:
            while (frame := self._queue.get()) is not None:
                yield frame

        self._sink = Background(lambda: register_io_source(frames, schema=first.schema).sink_parquet(self.path))

    def close(self) -> None:
        """Wait until all is written."""
        if self._sink is None:
            layout = self.layout
            types = (
                dict.fromkeys(layout.names, pl.String)
                | dict.fromkeys(layout.money, pl.Decimal(10, 2))
                | dict.fromkeys(layout.days, pl.Date)
                | dict.fromkeys(layout.flags, pl.Boolean)
                | dict.fromkeys(layout.counts, pl.Int64)
            )
            pl.DataFrame(schema=types).write_parquet(self.path)
            return
        self._sink.put(self._queue, None)
        self._sink.wait()


class Background:
    """Work in a thread of its own; what goes wrong there is raised here."""

    def __init__(self, work: Callable[[], Any]) -> None:
        import threading

        self._failed: list[BaseException] = []
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised again where it can be told
            self._failed.append(error)

    def put(self, queue: Any, frame: pl.DataFrame | None) -> None:
        """Hand over a frame, unless the work has failed."""
        from queue import Full

        while not self._failed:
            try:
                queue.put(frame, timeout=0.1)
            except Full:
                continue
            return
        raise self._failed[0]

    def wait(self) -> None:
        """Wait for the end of the work."""
        while self._thread.is_alive():
            self._thread.join(0.1)
        if self._failed:
            raise self._failed[0]
