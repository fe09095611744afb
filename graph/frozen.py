"""Dataclasses that are made quickly: half of the time in which a question starts went into making them.

The standard library writes and compiles six functions for each frozen class with slots. Here an `__init__` is compiled once for all
classes with as many fields of the same kinds, and the other functions are shared. A module on the way of `ask` takes `dataclass` from here and uses it as ever; what it gets is a dataclass
for `fields`, `replace`, matching and pickling. Classes of any other shape are left to the standard library.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from operator import attrgetter, ge, gt, le, lt
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - given on under its name
    from typing import Any, NoReturn
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Callable[[type], type] | type:
        """`dataclasses.dataclass`, quicker for what is frozen, has slots and no base."""
        return _made(cls, options) if cls else lambda given: _made(given, options)


_ASSIGN = object.__setattr__
_QUICK = {"frozen": True, "slots": True}
_ORDERED = {**_QUICK, "order": True}


def _made(cls: type, options: dict[str, bool]) -> type:
    if options not in (_QUICK, _ORDERED) or cls.__bases__ != (object,) or hasattr(cls, "__post_init__"):
        return dataclasses.dataclass(**options)(cls)
    own = dict(cls.__dict__)
    fields = [_field(name, text, own) for name, text in own.get("__annotations__", {}).items()]
    own["__init__"] = _init(fields)
    compared = [one.name for one in fields if one.compare]
    methods = _shared(fields) | (_order(compared) if options == _ORDERED else {})
    for name, method in methods.items():
        own.setdefault(name, method)
    for name in ("__dict__", "__weakref__"):
        own.pop(name, None)
    own["__slots__"] = tuple(one.name for one in fields)
    own["__match_args__"] = tuple(one.name for one in fields if one.init)
    own["__dataclass_fields__"] = {one.name: one for one in fields}
    found = type(cls)(cls.__name__, cls.__bases__, own)
    found.__qualname__ = cls.__qualname__
    return found


def _field(name: str, text: str, own: dict[str, Any]) -> dataclasses.Field[Any]:
    """The field of an annotation; its default is taken out of the class, for its place is that of the slot."""
    default = own.pop(name, dataclasses.MISSING)
    found: dataclasses.Field[Any] = default if isinstance(default, dataclasses.Field) else dataclasses.field(default=default)
    found.name, found.type, found.kw_only = name, text, False
    found._field_type = dataclasses._FIELD  # type: ignore[attr-defined]  # noqa: SLF001 - what `fields` goes by
    return found


def _init(fields: list[dataclasses.Field[Any]]) -> Callable[..., None]:
    """That of `_code`, under the names of these fields."""
    kinds = [_kind(one) for one in fields]
    names = {f"a{place}": one.name for place, one in enumerate(fields)}
    known: dict[str, Any] = {"assign": _ASSIGN, "none": dataclasses.MISSING}
    known |= {f"made{place}": one.default_factory if kind in "fF" else one.default for place, (one, kind) in enumerate(zip(fields, kinds, strict=True)) if kind not in "rd"}
    code = _code("".join(kinds))
    code = code.replace(co_varnames=tuple(names.get(one, one) for one in code.co_varnames), co_consts=tuple(names.get(one, one) for one in code.co_consts))
    defaults = tuple(dataclasses.MISSING if kind == "f" else one.default for one, kind in zip(fields, kinds, strict=True) if kind in "df")
    return FunctionType(code, known, "__init__", defaults)


def _kind(one: dataclasses.Field[Any]) -> str:
    """r: required; d: has a default; f: has a factory; D and F: the same, but cannot be given."""
    if one.default_factory is not dataclasses.MISSING:
        return "f" if one.init else "F"
    if one.default is not dataclasses.MISSING:
        return "d" if one.init else "D"
    return "r"


@cache
def _code(kinds: str) -> CodeType:
    """The code of an `__init__` for fields of these kinds, called a0, a1 …"""
    lines = {
        "r": "assign(self, 'a{0}', a{0})", "d": "assign(self, 'a{0}', a{0})", "f": "assign(self, 'a{0}', made{0}() if a{0} is none else a{0})",
        "D": "assign(self, 'a{0}', made{0})", "F": "assign(self, 'a{0}', made{0}())",
    }  # fmt: skip
    asked = ", ".join(["self", *(f"a{place}" for place, kind in enumerate(kinds) if kind in "rdf")])
    body = "\n ".join(lines[kind].format(place) for place, kind in enumerate(kinds)) or "pass"
    found: dict[str, Any] = {}
    exec(f"def __init__({asked}):\n {body}", found)  # noqa: S102 - letters and numbers of our own
    code: CodeType = found["__init__"].__code__
    return code


def _shared(fields: list[dataclasses.Field[Any]]) -> dict[str, Callable[..., Any]]:
    """The methods that need no code of their own."""
    names, told = [one.name for one in fields], [one.name for one in fields if one.repr]
    values = _values([one.name for one in fields if one.compare])
    counted = _values([one.name for one in fields if (one.compare if one.hash is None else one.hash)])

    def equal(self: object, other: object) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(counted(self))

    def shown(self: object) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in told)})"

    def state(self: object) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restored(self: object, values: list[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            _ASSIGN(self, name, value)

    return {
        "__eq__": equal, "__hash__": hashed, "__repr__": shown, "__getstate__": state, "__setstate__": restored,
        "__setattr__": _refuse, "__delattr__": _refuse,
    }  # fmt: skip


def _values(compared: list[str]) -> Callable[[object], Any]:
    return attrgetter(*compared or ["__class__"])


def _order(compared: list[str]) -> dict[str, Callable[..., Any]]:
    values = _values(compared)

    def by(compare: Callable[[Any, Any], bool]) -> Callable[..., bool]:
        def ordered(self: object, other: object) -> bool:
            return compare(values(self), values(other)) if other.__class__ is self.__class__ else NotImplemented

        return ordered

    return {"__lt__": by(lt), "__le__": by(le), "__gt__": by(gt), "__ge__": by(ge)}


def _refuse(_: object, name: str, *_value: object) -> NoReturn:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
