"""Where results go: to the standard output, or whole or not at all into a file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from graph.errors import OutputError
from queries.blocks import Block, plain


def display(blocks: Iterable[Block]) -> None:
    """For people: with colours on a terminal, as plain text anywhere else."""
    if sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        from queries.terminal import draw  # noqa: PLC0415 - heavy, and of use only there

        draw(blocks)
    else:
        send([plain(blocks)])


def send_json(record: Any, output: Path | None = None) -> None:
    """One line of JSON; half a surrogate pair becomes a question mark."""
    send([json.dumps(record, ensure_ascii=False).encode("utf-8", "replace"), b"\n"], output)


def send(pieces: Iterable[str | bytes], output: Path | None = None) -> None:
    """For programs: UTF-8, line ends as given on every system; a file is replaced in one step, or stays as it was."""
    if output is None:
        _print(pieces)
        return
    try:
        if output.exists() and not output.is_file():  # a pipe or device
            with output.open("wb") as file:
                _write(pieces, file.write)
        else:
            _replace(pieces, output.resolve())
    except (FileExistsError, NotADirectoryError):
        raise OutputError(f"{output}: cannot be written: {output.parent} is no folder") from None
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _print(pieces: Iterable[str | bytes]) -> None:
    try:
        _write(pieces, sys.stdout.buffer.write)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever read it has had enough
    except OSError as error:
        _let_go()
        raise OutputError(f"standard output: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _let_go() -> None:
    """What is still on its way goes nowhere, or the interpreter would try once more at its end, and complain."""
    with suppress(OSError):  # io.UnsupportedOperation too: a stream without a file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _replace(pieces: Iterable[str | bytes], output: Path) -> None:
    output.parent.mkdir(parents=True, exist_ok=True)
    draft = output.with_name(f".{output.name}.{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            _write(pieces, file.write)
        draft.replace(output)
    finally:
        with suppress(OSError):
            draft.unlink()


def _write(pieces: Iterable[str | bytes], write: Callable[[bytes], object]) -> None:
    for piece in pieces:
        write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass"))
