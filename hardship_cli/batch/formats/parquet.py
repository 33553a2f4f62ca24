"""Parquet: columns keep their types on the way through."""

import re
from collections.abc import Iterator
from contextlib import suppress
from queue import Full, Queue
from threading import Thread

import polars as pl

from hardship_cli.batch.formats.flatten import FIRST_DAY, LAST_DAY
from hardship_cli.batch.formats.interface import Layout, Rows, Source, Writer
from hardship_cli.batch.work import reason
from hardship_cli.errors import InputError

_LOOK_UP = 0.1  # seconds
_NAME = re.compile("'(.*)'", re.DOTALL)
_A_DAY = {"ms": 86_400_000, "us": 86_400_000_000, None: 1}


class ParquetSource(Source):
    """Parquet; columns keep their types on the way through."""

    def __init__(self, path: str, batch: int) -> None:
        super().__init__(path, batch)
        try:
            # A star in a file's name is a star here: else one name could open several files.
            self._scan = pl.scan_parquet(path, glob=False)
            schema = self._scan.collect_schema()
            self.names = schema.names()
            self.rows = self._scan.select(pl.len()).collect().item()
            self._check_days(schema)
        except pl.exceptions.DuplicateError as error:
            # Polars reads none of its columns then; which name it is stands in the error's text alone.
            name = _NAME.search(str(error))
            raise InputError("batch_column_twice", name[1] if name else "?") from None
        except (pl.exceptions.PolarsError, OSError) as error:
            raise InputError("batch_unreadable", None, value=path, because=reason(error)) from None

    def _check_days(self, schema: pl.Schema) -> None:
        """Refuse days that no calendar of Python has, before the work: Polars ends the program over them."""
        for name, dtype in schema.items():
            unit = getattr(dtype, "time_unit", None)
            # Moments in nanoseconds end in 2262.
            if dtype == pl.Date or (isinstance(dtype, pl.Datetime) and unit != "ns"):
                number = pl.col(name).to_physical().cast(pl.Int64) // _A_DAY[unit]
                ends = self._scan.select(number.min().alias("first"), number.max().alias("last")).collect().row(0)
                if ends[0] is not None and not FIRST_DAY <= ends[0] <= ends[1] <= LAST_DAY:
                    raise InputError("batch_far_day", None, column=name)

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in order."""
        try:
            for frame in self._scan.collect_batches(chunk_size=self.batch):
                frame.columns = [str(place) for place in range(frame.width)]
                yield frame
        except pl.exceptions.PolarsError as error:
            raise InputError("batch_unreadable", None, value=self.path, because=reason(error)) from None


class ParquetWriter(Writer):
    """Parquet, written by Polars in a thread of its own while the rows come; what goes wrong there is raised by who hands over."""

    def __init__(self, path: str, layout: Layout) -> None:
        super().__init__(path, layout)
        self._queue: Queue[pl.DataFrame | None] = Queue(maxsize=1)
        self._thread: Thread | None = None
        self._failed: list[BaseException] = []

    def write(self, rows: Rows) -> None:
        """Append rows."""
        self._put(rows.typed(self.layout))

    def close(self) -> None:
        """Wait until all is written."""
        if self._thread is None:
            self._put(
                pl.DataFrame(schema={name: self.layout.types.get(name, pl.String()) for name in self.layout.names})
            )
        self._put(None)
        while self._thread is not None and self._thread.is_alive():
            self._thread.join(_LOOK_UP)
        if self._failed:
            raise self._failed[0]

    def _sink(self, schema: pl.Schema) -> None:
        from polars.io.plugins import register_io_source

        def frames(*_wishes: object) -> Iterator[pl.DataFrame]:
            while (frame := self._queue.get()) is not None:
                yield frame

        try:
            register_io_source(frames, schema=schema).sink_parquet(self.path)
        except BaseException as error:  # noqa: BLE001 - raised again where it can be told
            self._failed.append(error)

    def _put(self, frame: pl.DataFrame | None) -> None:
        if self._thread is None and frame is not None:
            self._thread = Thread(target=self._sink, args=(frame.schema,), daemon=True)
            self._thread.start()
        while not self._failed:
            # Neither side waits for ever: the writer may have failed, and then nobody takes what is handed over.
            with suppress(Full):
                self._queue.put(frame, timeout=_LOOK_UP)
                return
        raise self._failed[0]
