"""Quick dataclasses are dataclasses: they compare, show, copy, match, pickle and refuse to change as those of the standard library."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

import pytest

from graph.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """With every kind of field."""

    x: int
    y: int = 2
    names: list[str] = dataclasses.field(default_factory=list, hash=False)
    note: str = dataclasses.field(default="", compare=False, repr=False)
    _kept: str = dataclasses.field(default="none", init=False, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Usual:
    x: int
    y: int = 2
    names: list[str] = dataclasses.field(default_factory=list, hash=False)
    note: str = dataclasses.field(default="", compare=False, repr=False)
    _kept: str = dataclasses.field(default="none", init=False, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    number: int
    name: str


@dataclass(slots=True)
class Counter:
    """Left to the standard library."""

    number: int = 0


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


def looks(made: Any) -> tuple[Any, ...]:
    one, same, other = made(1, names=["a"]), made(1, 2, ["a"], note="b"), made(1, 3)
    changed = dataclasses.replace(one, y=5)
    fields = [(each.name, each.init, each.compare, each.repr) for each in dataclasses.fields(made)]
    shown = repr(changed).replace(made.__qualname__, "")
    return one == same, one == other, one == (1, 2), changed.y, shown, fields, made.__match_args__, made.__slots__, dataclasses.asdict(one)


def test_it_is_what_the_standard_library_makes() -> None:
    assert looks(Point) == looks(Usual)


def test_nothing_can_be_changed_or_added() -> None:
    point = Point(1)
    for name in ("x", "other"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(point, name, 2)
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]


def test_equal_ones_are_one_in_a_set() -> None:
    assert len({Rank(1, "a"), Rank(1, "a"), Rank(2, "a")}) == 2
    assert Nothing() == Nothing()
    assert hash(Point(1, names=["a"])) == hash(Point(1, names=["b"]))
    assert hash(Nothing()) == hash(Nothing())


def test_order_is_that_of_the_fields() -> None:
    assert sorted([Rank(2, "a"), Rank(1, "b"), Rank(1, "a")]) == [Rank(1, "a"), Rank(1, "b"), Rank(2, "a")]
    assert Rank(1, "a") <= Rank(1, "a") < Rank(1, "b")
    assert Rank(2, "a") > Rank(1, "b")
    assert Rank(2, "a") >= Rank(2, "a")
    with pytest.raises(TypeError):
        assert Rank(1, "a") < 2  # type: ignore[operator]


def test_it_goes_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(Point(1, names=["a"]))) == Point(1, names=["a"])


def test_other_shapes_are_left_alone() -> None:
    counter = Counter()
    counter.number += 1
    assert counter == Counter(1)
