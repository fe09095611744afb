"""The store's folder: who may write, what readers see, and how a crash leaves the last complete state.

    store/
      format            the format's version, one number
      lock              held by the one writer; names its process
      live/             the writer's own database; nobody else opens it
      live.dirty        there while `live` differs from what is published
      snapshots/000007/ complete states, hard links to the same files
      current           which snapshot readers open, and the decisions that it was settled with
      documents/        the texts, compressed, by hash, in one file
      incoming/         what was read and waits to be settled, of a long load
      decisions.jsonl   same, different, unsure; one decision a line
      as-of/            cached snapshots of earlier days; may be deleted
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Store

from graph.bulk import fill
from graph.errors import StoreError
from graph.frozen import dataclass

FORMAT = 4
KEPT = 3
"""Snapshots that stay: a reader that has just read the pointer still finds its own."""


@dataclass(frozen=True, slots=True)
class Published:
    """What the pointer says: a snapshot's name, and the hash of the decisions that it was settled with."""

    snapshot: str
    decisions: str


class Folder:
    """The paths of one store, and the steps that change what stands behind them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.live = path / "live"
        self.dirty = path / "live.dirty"
        self.snapshots = path / "snapshots"
        self.pointer = path / "current"
        self.documents = path / "documents"
        self.decisions = path / "decisions.jsonl"
        self.incoming = path / "incoming"
        self.as_of = path / "as-of"

    def create(self) -> None:
        """Make the folder where there is none; refuse one that holds something else."""
        with storage(self.path):
            if self.path.exists() and not self.path.is_dir():
                raise StoreError(f"{self.path}: a file stands there (expected a folder for the store)")
            self.path.mkdir(parents=True, exist_ok=True)
            if not (self.path / "format").exists():
                if any(path.name != "format.new" for path in self.path.iterdir()):
                    raise StoreError(f"{self.path}: the folder holds something else (expected a store or an empty folder)")
                replace(self.path / "format", f"{FORMAT}\n")  # first of all, so that a crash leaves a store
            self.snapshots.mkdir(exist_ok=True)
            self.documents.mkdir(exist_ok=True)

    def check(self) -> None:
        """Raise StoreError where there is no store, or one of a newer format."""
        try:
            written = (self.path / "format").read_text("utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            raise StoreError(f"{self.path}: no store there; load an article first") from None
        except (OSError, UnicodeDecodeError) as error:
            raise StoreError(f"{self.path}: the store cannot be read: {reason(error)}") from None
        if not written.isdecimal() or int(written) != FORMAT:
            raise StoreError(
                f"{self.path}: the store has format {written[:20]!r} (expected {FORMAT}); "
                + ("an older reelgraph wrote it: load its articles again" if written.isdecimal() and int(written) < FORMAT else "a newer reelgraph wrote it")
            )

    # -- publishing ---------------------------------------------------------------------------

    def published(self) -> Published | None:
        """What readers see now; None where nothing was ever published."""
        try:
            said = json.loads(self.pointer.read_text("utf-8"))
            return Published(str(said["snapshot"]), str(said["decisions"]))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self.pointer}: cannot be read: {reason(error)}") from None

    def publish(self, store: Store, decisions: str) -> None:
        """Let readers see `store`: a backup beside it, then the pointer in one step, then the old ones go."""
        with storage(self.path):
            last = max((int(path.name) for path in self._numbered()), default=0)
            name = f"{last + 1:06}"
            store.flush()
            store.backup(str(self.snapshots / name))
            (self.snapshots / f"{name}.lock").touch()
            replace(self.pointer, json.dumps({"snapshot": name, "decisions": decisions}) + "\n")
        self._prune(name)

    def clean(self) -> None:
        """Say that `live` and the texts are what is published."""
        with storage(self.path):
            self.dirty.unlink(missing_ok=True)

    def _numbered(self) -> list[Path]:
        return sorted(path for path in self.snapshots.iterdir() if path.name.isdecimal())

    def _prune(self, current: str) -> None:
        for path in self._numbered()[:-KEPT]:
            if path.name != current:
                remove_unless_read(path)

    # -- writing ------------------------------------------------------------------------------

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Be the one writer, or raise StoreError that names who is; the system frees it when the process dies."""
        path = self.path / "lock"
        with storage(self.path):
            held = _acquire(path)
        try:
            os.ftruncate(held, 0)
            os.pwrite(held, json.dumps(_me()).encode(), 0)
            yield
        finally:
            os.close(held)

    def open_live(self, *, mended: bool = False) -> Store:
        """The writer's database, mended first where a crash left it between two states, unless it is just `mended`.

        The mark stays until `clean`, so that the writer can sweep up texts too.
        """
        with storage(self.path):
            if not mended and (self.dirty.exists() or not self.live.exists()):
                self._rebuild()
            try:
                store = Store(str(self.live))
            except (OSError, RuntimeError):  # the engine says RuntimeError where files are damaged
                self._rebuild()
                store = Store(str(self.live))
            for diary in self.live.glob("LOG.old.*"):  # the engine begins one each time, and keeps a thousand of 140 kB
                diary.unlink(missing_ok=True)
            return store

    def build(self, lines: Iterable[str]) -> None:
        """Make `live` anew of these statements; it must not be open, and the mark must stand."""
        place = self.path / "live.new"
        with storage(self.path):
            shutil.rmtree(place, ignore_errors=True)
            fill(place, lines)
            shutil.rmtree(self.live, ignore_errors=True)
            place.rename(self.live)

    def mark(self) -> None:
        """Say that `live` or the texts are about to differ from what is published."""
        with storage(self.path):
            replace(self.dirty, "")

    @property
    def marked(self) -> bool:
        return self.dirty.exists()

    def _rebuild(self) -> None:
        fresh = self.path / "live.new"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(self.live, ignore_errors=True)
        now = self.published()
        if now is not None:
            shutil.copytree(self.snapshots / now.snapshot, fresh, copy_function=_link_or_copy)
            fresh.rename(self.live)
        for path in self._numbered():
            if now is None or path.name > now.snapshot:  # a backup that the crash left without its pointer
                shutil.rmtree(path, ignore_errors=True)


def remove_unless_read(path: Path) -> None:
    """Delete a snapshot that no reader holds."""
    guard = path.with_name(path.name + ".lock")
    try:
        with guard.open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(path, ignore_errors=True)
            guard.unlink(missing_ok=True)
    except OSError:
        return  # somebody reads it; the next time tries again


def replace(path: Path, text: str) -> None:
    """Write a small file in one step: readers see the old text or the new one."""
    write_through(path, text.encode())


def write_through(path: Path, data: bytes) -> None:
    """Write a file in one step, through to the disk: it is there whole, or not at all."""
    draft = path.with_name(path.name + ".new")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def reason(error: Exception) -> str:
    """An error in one line."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return " ".join(str(text).split())


@contextmanager
def storage(where: Path) -> Iterator[None]:
    """Tell what the disk refuses (full, not writable, broken) as one StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(f"{where}: the store cannot be written: {reason(error)}") from error


def _link_or_copy(source: str, target: str) -> None:
    """Table files never change, so a link will do; everything else is copied."""
    if source.endswith(".sst"):
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
    else:
        shutil.copy2(source, target)


def _me() -> dict[str, object]:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": os.uname().nodename, "since": since}


def _acquire(path: Path) -> int:
    for _ in range(5):
        held = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            owner = _owner(held)
            os.close(held)
            if not died(owner):
                raise StoreError(f"{path.parent}: the store is locked by {_named(owner)} (expected no other writer)") from None
            path.unlink(missing_ok=True)  # only a child that outlived its writer still holds the old file
            continue
        if _same_file(held, path):
            return held
        os.close(held)
    raise StoreError(f"{path.parent}: the store's lock changes hands; try again")


def _owner(held: int) -> dict[str, object]:
    try:
        said = json.loads(os.pread(held, 4096, 0))
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def died(owner: dict[str, object]) -> bool:
    """Whether a process of this machine is no more."""
    pid = owner.get("pid")
    if owner.get("host") != os.uname().nodename or not isinstance(pid, int):
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


def _named(owner: dict[str, object]) -> str:
    if not owner:
        return "another process"
    return f"process {owner.get('pid')} on {owner.get('host')} since {owner.get('since')}"


def _same_file(held: int, path: Path) -> bool:
    try:
        return os.path.sameopenfile(held, held) and os.fstat(held).st_ino == path.stat().st_ino
    except FileNotFoundError:
        return False
