"""Values behave as Python's own data classes do, whichever of them is asked first."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from bhdesk import values

if TYPE_CHECKING:
    from collections.abc import Callable


def made(of: Callable[..., Callable[[type], type]], field: Callable[..., object]) -> type:
    """The same class, decorated by theirs or by ours."""

    @of(frozen=True, slots=True, order=True)
    class Place:
        name: str
        people: int = 3
        tags: list[str] = field(default_factory=list)

        def __post_init__(self) -> None:
            if self.people < 0:
                raise ValueError("people")

        @property
        def label(self) -> str:
            return f"{self.name} {self.people}"

    return Place


@pytest.fixture(params=["theirs", "ours"])
def place(request: pytest.FixtureRequest) -> type:
    module = dataclasses if request.param == "theirs" else values
    return made(module.dataclass, module.field)


def test_made_by_place_by_name_and_by_default(place: type) -> None:
    assert (place("Đông").people, place("Đông", 5).people) == (3, 5)
    assert place(people=7, name="Tây").label == "Tây 7"


def test_too_few_too_many_and_unknown_are_refused(place: type) -> None:
    for given, named in (((), {}), (("a", 1, [], 2), {}), (("a",), {"size": 1})):
        with pytest.raises(TypeError):
            place(*given, **named)


def test_each_value_has_its_own_list(place: type) -> None:
    one, other = place("a"), place("a")
    one.tags.append("x")
    assert other.tags == []


def test_equal_by_fields_within_one_class_only(place: type) -> None:
    assert place("a", 1) == place("a", 1) != place("a", 2)
    assert place("a") != made(dataclasses.dataclass, dataclasses.field)("a")
    assert place("a") != ("a", 3, [])


def test_in_order_of_fields(place: type) -> None:
    assert sorted([place("b", 1), place("a", 2), place("a", 1)])[0] == place("a", 1)
    assert place("a") <= place("a")
    assert not place("a") < place("a")
    with pytest.raises(TypeError):
        _ = place("a") < 1


def test_hash_follows_what_is_equal() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Pair:
        left: int
        right: str

    assert len({Pair(1, "a"), Pair(1, "a"), Pair(2, "a")}) == 2
    assert {Pair(1, "a"): "seen"}[Pair(1, "a")] == "seen"


def test_cannot_be_changed_but_given_anew(place: type) -> None:
    value = place("a", 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        value.people = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del value.people
    assert (value.people, dataclasses.replace(value, people=2)) == (1, place("a", 2))
    assert not hasattr(value, "__dict__")


def test_given_anew_is_checked_as_ever(place: type) -> None:
    with pytest.raises(ValueError, match="people"):
        dataclasses.replace(place("a"), people=-1)


def test_ours_given_anew_without_pythons_own() -> None:
    place = made(values.dataclass, values.field)
    assert values.replace(place("a", 1), name="b") == place("b", 1)
    with pytest.raises(TypeError):
        values.replace(place("a"), size=1)
    with pytest.raises(ValueError, match="people"):
        values.replace(place("a"), people=-1)


def test_python_s_own_finds_the_fields(place: type) -> None:
    assert dataclasses.is_dataclass(place)
    assert [item.name for item in dataclasses.fields(place)] == ["name", "people", "tags"]
    assert dataclasses.fields(place("a"))[1].default == 3
    assert dataclasses.asdict(place("a", 1, ["x"])) == {"name": "a", "people": 1, "tags": ["x"]}
    assert repr(place("a", 1)).endswith("Place(name='a', people=1, tags=[])")


def test_one_that_may_change_has_no_hash() -> None:
    @values.dataclass(slots=True)
    class Draft:
        name: str = ""

    draft = Draft()
    draft.name = "b"
    assert draft == Draft("b")
    with pytest.raises(TypeError):
        hash(draft)


def test_taken_apart_by_match(place: type) -> None:
    match place("a", 4):
        case place(name, people):
            assert (name, people) == ("a", 4)
        case _:
            pytest.fail("not matched")
