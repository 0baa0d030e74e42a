"""`dataclass`, `field` and `replace` as Python's own, compiled when first used, not at import.

Python's `dataclass` compiles half a dozen functions for each class, and the window loads a hundred
classes before it shows anything: that alone was a fifth of its start. Here a class gets slots and
comparing by what is at hand; its `__init__` is compiled for the first value. What asks for the
fields (`dataclasses.fields`, `asdict`, `is_dataclass`) finds Python's own, made at that moment.

Of Python's own it knows frozen, slots (always), order, defaults and default_factory, and no
inheritance: all we use. For a type checker it is Python's own.
"""

from __future__ import annotations

from operator import attrgetter, ge, gt, le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace

__all__ = ["dataclass", "field", "replace"]

_ORDER = {"__lt__": lt, "__le__": le, "__gt__": gt, "__ge__": ge}
_NOT_GIVEN = object()


class _Made:
    """A default made anew for each value."""

    __slots__ = ("make",)

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def _dataclass(
    *, frozen: bool = False, slots: bool = True, order: bool = False
) -> Callable[[type], type]:
    """The decorator; written with `slots=True` as for Python's own."""

    def decorate(cls: type) -> type:
        space = dict(cls.__dict__)
        types = space.get("__annotations__", {})
        names = tuple(types)
        defaults = {name: space.pop(name) for name in names if name in space}
        for gone in ("__dict__", "__weakref__"):
            space.pop(gone, None)
        space |= _comparing(attrgetter(*names), is_frozen=frozen, is_ordered=order)
        if frozen:
            space |= {"__setattr__": _refuse_set, "__delattr__": _refuse_delete}
        fields = _Fields(types, defaults)
        space |= {"__slots__": names, "__match_args__": names, "__dataclass_fields__": fields}
        space |= {"__init__": _first_init(names, defaults), "__repr__": _repr}
        return type(cls)(cls.__name__, cls.__bases__, space)

    return decorate


def _field(*, default_factory: Callable[[], object]) -> _Made:
    return _Made(default_factory)


def _replace(value: object, /, **changes: object) -> object:
    """Another value with some fields given anew; its class checks them as ever."""
    cls: Any = value.__class__
    for name in cls.__match_args__:
        if name not in changes:
            changes[name] = getattr(value, name)
    return cls(**changes)


def _first_init(names: tuple[str, ...], defaults: dict[str, object]) -> Callable[..., None]:
    """The `__init__` that compiles the real one, puts it in its own place and calls it."""

    def __init__(self: object, *given: object, **named: object) -> None:
        cls: Any = self.__class__
        cls.__init__ = _compiled(cls, names, defaults)
        cls.__init__(self, *given, **named)

    return __init__


def _compiled(
    cls: type, names: tuple[str, ...], defaults: dict[str, object]
) -> Callable[..., None]:
    space: dict[str, Any] = {"_not_given": _NOT_GIVEN}
    wanted, lines = ["self"], []
    for name in names:
        space[f"_set_{name}"] = getattr(cls, name).__set__  # the slot's own: past __setattr__
        wanted.append(name)
        found = name
        if name in defaults:
            default = defaults[name]
            wanted[-1] = f"{name}=_default_{name}"
            space[f"_default_{name}"] = default
            if isinstance(default, _Made):
                space |= {f"_default_{name}": _NOT_GIVEN, f"_make_{name}": default.make}
                found = f"_make_{name}() if {name} is _not_given else {name}"
        lines.append(f" _set_{name}(self, {found})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    head = f"def __init__({', '.join(wanted)}):"
    exec("\n".join([head, *lines]), space)  # the names of our own classes only
    made: Callable[..., None] = space["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _comparing(
    plain: Callable[[object], Any], *, is_frozen: bool, is_ordered: bool
) -> dict[str, Any]:
    """Equal, and where asked for in order, as what their fields hold."""

    def __eq__(self: object, other: object) -> bool:
        if other.__class__ is self.__class__:
            return bool(plain(self) == plain(other))
        return NotImplemented

    def __hash__(self: object) -> int:
        return hash(plain(self))

    def ordered(before: Callable[[Any, Any], bool]) -> Callable[..., object]:
        def compare(self: object, other: object) -> object:
            if other.__class__ is self.__class__:
                return before(plain(self), plain(other))
            return NotImplemented

        return compare

    made: dict[str, Any] = {"__eq__": __eq__, "__hash__": __hash__ if is_frozen else None}
    if is_ordered:
        made |= {name: ordered(before) for name, before in _ORDER.items()}
    return made


def _repr(self: object) -> str:
    cls: Any = self.__class__
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in cls.__match_args__)
    return f"{cls.__qualname__}({shown})"


def _refuse_set(self: object, name: str, value: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only a mistake of ours needs it

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: object, name: str) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only a mistake of ours needs it

    raise FrozenInstanceError(f"cannot delete field {name!r}")


class _Fields:
    """Stands for `__dataclass_fields__` until somebody asks for them."""

    __slots__ = ("_defaults", "_types")

    def __init__(self, types: dict[str, Any], defaults: dict[str, object]) -> None:
        self._types, self._defaults = types, defaults

    def __get__(self, _value: object, cls: Any) -> dict[str, Any]:  # noqa: ANN401 - any value's
        import dataclasses  # noqa: PLC0415 - what this module is there to put off

        space: dict[str, Any] = {"__module__": cls.__module__, "__annotations__": self._types}
        for name, default in self._defaults.items():
            if isinstance(default, _Made):
                space[name] = dataclasses.field(default_factory=default.make)
            else:
                space[name] = default
        twin: Any = dataclasses.dataclass(type(cls.__name__, (), space))
        fields: dict[str, Any] = twin.__dataclass_fields__
        cls.__dataclass_fields__ = fields
        return fields


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _field, _replace
