"""Dataclasses that are made quickly: half of the time in which a question starts went into making them.

The standard library writes and compiles six functions for each frozen class with slots. Here only `__init__` is compiled, and the
others are shared. A module on the way of `ask` takes `dataclass` from here and uses it as ever; what it gets is a dataclass
for `fields`, `replace`, matching and pickling. Classes of any other shape are left to the standard library.
"""

from __future__ import annotations

import dataclasses
from operator import attrgetter, ge, gt, le, lt
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
    known: dict[str, Any] = {"_assign": _ASSIGN, "_none": dataclasses.MISSING}
    asked, lines = ["self"], []
    for one in fields:
        made = one.default_factory is not dataclasses.MISSING
        known[f"_{one.name}"] = one.default_factory if made else one.default
        if one.init:
            given = "" if one.default is one.default_factory else f" = {'_none' if made else f'_{one.name}'}"
            asked.append(one.name + given)
        value = one.name if one.init else f"_{one.name}"
        if made:
            value = f"_{one.name}() if {one.name} is _none else {one.name}" if one.init else f"_{one.name}()"
        lines.append(f"  _assign(self, {one.name!r}, {value})")
    exec(f"def __init__({', '.join(asked)}):\n" + ("\n".join(lines) or "  pass"), known)  # noqa: S102 - names of fields, as dataclasses does
    init: Callable[..., None] = known["__init__"]
    return init


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
