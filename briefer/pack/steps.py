"""Steps: every change to a pack, as a value that returns the changed pack and the step that takes it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from briefer.faults import Fault
from briefer.pack import outline
from briefer.pack.model import AnyItem, Pack, Section

_FIXED = ("format", "id", "items")


class _Step(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="step", forbid_unknown_fields=True, omit_defaults=True
):
    """`label` names the change for undo menus and journals: "Move of ‘Border crossing’"."""

    label: str = ""


class Insert(_Step, frozen=True, kw_only=True, tag="insert", forbid_unknown_fields=True, omit_defaults=True):
    """Puts an item (with what it holds) into section `parent` (None: the pack itself), before place `index`."""

    item: AnyItem
    parent: str | None = None
    index: int = 0

    def apply(self, pack: Pack) -> tuple[Pack, Remove]:
        """Return the changed pack and the inverse; raises Fault where the place or an id is taken or absent."""
        taken = outline.ids(pack)
        for item in outline.walk_items((self.item,)):
            if item.id in taken:
                raise Fault("pack.same_id", "The pack already holds an item “{item}”.", item=item.id)
            taken.add(item.id)
        changed = _with_items(pack, self.parent, lambda items: _inserted(items, self.index, self.item))
        return changed, Remove(id=self.item.id, label=self.label)


class Remove(_Step, frozen=True, kw_only=True, tag="remove", forbid_unknown_fields=True, omit_defaults=True):
    """Takes an item out, with what it holds."""

    id: str

    def apply(self, pack: Pack) -> tuple[Pack, Insert]:
        """Return the changed pack and the inverse; raises Fault pack.no_item."""
        parent, index = outline.place_of(pack, self.id)
        item = outline.find(pack, self.id)
        changed = _with_items(pack, parent, lambda items: items[:index] + items[index + 1 :])
        return changed, Insert(item=item, parent=parent, index=index, label=self.label)


class Move(_Step, frozen=True, kw_only=True, tag="move", forbid_unknown_fields=True, omit_defaults=True):
    """Moves an item to place `index` of section `parent`, as counted once the item has left its old place."""

    id: str
    parent: str | None = None
    index: int = 0

    def apply(self, pack: Pack) -> tuple[Pack, Move]:
        """Return the changed pack and the inverse; raises Fault where an item would be moved into itself."""
        parent, index = outline.place_of(pack, self.id)
        without, insert = Remove(id=self.id).apply(pack)
        if self.parent in {item.id for item in outline.walk_items((insert.item,))}:
            raise Fault("pack.into_itself", "“{item}” cannot be moved into itself.", item=outline.name_of(insert.item))
        changed = _with_items(without, self.parent, lambda items: _inserted(items, self.index, insert.item))
        return changed, Move(id=self.id, parent=parent, index=index, label=self.label)


class Replace(_Step, frozen=True, kw_only=True, tag="replace", forbid_unknown_fields=True, omit_defaults=True):
    """Puts `item` in the place of the item `id`: an edit. The new item may keep the id."""

    id: str
    item: AnyItem

    def apply(self, pack: Pack) -> tuple[Pack, Replace]:
        """Return the changed pack and the inverse; raises Fault pack.no_item or pack.same_id."""
        old = outline.find(pack, self.id)
        parent, index = outline.place_of(pack, self.id)
        without, _ = Remove(id=self.id).apply(pack)
        changed, _ = Insert(item=self.item, parent=parent, index=index).apply(without)
        return changed, Replace(id=self.item.id, item=old, label=self.label)


class SetProperties(_Step, frozen=True, kw_only=True, tag="properties", forbid_unknown_fields=True, omit_defaults=True):
    """Sets values of the pack itself by name: title, marking, template, recipients… (not id, format or items)."""

    values: dict[str, Any]  # each checked against the field's own type

    def apply(self, pack: Pack) -> tuple[Pack, SetProperties]:
        """Return the changed pack and the inverse; raises Fault pack.bad_property."""
        kinds = {field.name: field.type for field in msgspec.structs.fields(Pack) if field.name not in _FIXED}
        new: dict[str, Any] = {}
        for name, value in self.values.items():
            if name not in kinds:
                raise Fault("pack.bad_property", "A pack has no property “{name}” that can be set.", name=name)
            new[name] = _converted(name, value, kinds[name])
        old = {name: getattr(pack, name) for name in new}
        return msgspec.structs.replace(pack, **new), SetProperties(values=old, label=self.label)


class Several(_Step, frozen=True, kw_only=True, tag="several", forbid_unknown_fields=True, omit_defaults=True):
    """Steps that are one change to the user, done in order."""

    steps: tuple[AnyStep, ...]

    def apply(self, pack: Pack) -> tuple[Pack, Several]:
        """Return the changed pack and the inverse; nothing is changed where one step fails."""
        inverses: list[AnyStep] = []
        for step in self.steps:
            pack, inverse = step.apply(pack)
            inverses.append(inverse)
        return pack, Several(steps=tuple(reversed(inverses)), label=self.label)


AnyStep = Insert | Remove | Move | Replace | SetProperties | Several
Step = AnyStep


def labelled(step: AnyStep, pack: Pack) -> AnyStep:
    """Return the step with a label in words, as seen from the pack it will be done to; a label already set stays."""
    return step if step.label else msgspec.structs.replace(step, label=_label(step, pack))


def _label(step: AnyStep, pack: Pack) -> str:
    match step:
        case Insert(item=item):
            return f"Addition of ‘{outline.name_of(item)}’"
        case Remove(id=item_id):
            return f"Removal of ‘{outline.name_of(outline.find(pack, item_id))}’"
        case Move(id=item_id):
            return f"Move of ‘{outline.name_of(outline.find(pack, item_id))}’"
        case Replace(id=item_id):
            return f"Change of ‘{outline.name_of(outline.find(pack, item_id))}’"
        case SetProperties(values=values):
            return "Change of " + ", ".join(name.replace("_", " ") for name in values)
        case Several(steps=steps):
            first = _label(steps[0], pack) if steps else "No change"
            return first if len(steps) < 2 else f"{first} and {len(steps) - 1} more"


def _converted(name: str, value: object, kind: Any) -> object:
    try:
        return msgspec.convert(value, kind, from_attributes=False)
    except msgspec.ValidationError as problem:
        raise Fault(
            "pack.bad_property", "The pack's {name} cannot be set so: {problem}.", name=name, problem=str(problem)
        ) from problem


def _inserted(items: tuple[AnyItem, ...], index: int, item: AnyItem) -> tuple[AnyItem, ...]:
    place = max(0, min(index, len(items)))
    return (*items[:place], item, *items[place:])


def _with_items(pack: Pack, parent: str | None, change: Callable[[tuple[AnyItem, ...]], tuple[AnyItem, ...]]) -> Pack:
    """Return the pack with the items of one section (None: its own) changed; raises Fault where the section is absent."""
    if parent is None:
        return msgspec.structs.replace(pack, items=change(pack.items))
    outline.section(pack, parent)
    return msgspec.structs.replace(pack, items=_rebuilt(pack.items, parent, change))


def _rebuilt(
    items: tuple[AnyItem, ...], parent: str, change: Callable[[tuple[AnyItem, ...]], tuple[AnyItem, ...]]
) -> tuple[AnyItem, ...]:
    rebuilt: list[AnyItem] = []
    for item in items:
        if isinstance(item, Section):
            inner = change(item.items) if item.id == parent else _rebuilt(item.items, parent, change)
            rebuilt.append(item if inner is item.items else msgspec.structs.replace(item, items=inner))
        else:
            rebuilt.append(item)
    return items if all(new is old for new, old in zip(rebuilt, items, strict=True)) else tuple(rebuilt)
