"""Options a template takes: declared in `template.toml`, checked here, drawn as a form by the window."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefer.faults import Fault

Value = str | int | float | bool | date | tuple[str, ...]

_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_MOST = 200  # options of a template; more make no form
_TRUE, _FALSE = ("yes", "true", "on", "1"), ("no", "false", "off", "0")


class Kind(StrEnum):
    """What an option takes."""

    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes_no"
    DATE = "date"
    COLOUR = "colour"
    PICTURE = "picture"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Option:
    """One option: what it takes, how a form shows it, its default and limits.

    `choices` are `(value, label)`; `least` and `most` bound a number, the length of a text, or the length of a list. A picture is
    the name of one of the pack's assets; a colour is RRGGBB; a list is of texts.
    """

    name: str
    kind: Kind
    label: str
    default: Value
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: float | None = None
    most: float | None = None

    def checked(self, given: object) -> Value:
        """Return `given`, a value or the words typed for one, as the option's kind; raises Fault with the way out."""
        match self.kind:
            case Kind.TEXT | Kind.PICTURE:
                return self._bounded(str(given), len(str(given)), "letters")
            case Kind.NUMBER:
                return self._number(given)
            case Kind.CHOICE:
                return self._choice(str(given))
            case Kind.YES_NO:
                return self._yes_no(given)
            case Kind.DATE:
                return self._date(given)
            case Kind.COLOUR:
                return self._colour(str(given))
            case Kind.LIST:
                entries = (
                    given.split(",")
                    if isinstance(given, str)
                    else given
                    if isinstance(given, list | tuple)
                    else [given]
                )
                texts = tuple(str(entry).strip() for entry in entries if str(entry).strip())
                return self._bounded(texts, len(texts), "entries")

    def _bounded(self, given: Value, size: float, unit: str) -> Value:
        if (self.least is not None and size < self.least) or (self.most is not None and size > self.most):
            shown = ", ".join(given) if isinstance(given, tuple) else str(given)
            raise self._refused(shown, f"give {self._limits()} {unit}".rstrip())
        return given

    def _limits(self) -> str:
        if self.least is None:
            return f"at most {self.most:g}"
        return f"at least {self.least:g}" if self.most is None else f"{self.least:g} to {self.most:g}"

    def _number(self, given: object) -> Value:
        try:
            number = float(given) if isinstance(given, str | int | float) and not isinstance(given, bool) else None
        except ValueError:
            number = None
        if number is None or number != number or abs(number) == float("inf"):
            raise self._refused(str(given), "give a number, such as 5")
        return self._bounded(int(number) if number == int(number) else number, number, "")

    def _choice(self, given: str) -> Value:
        found = next((value for value, label in self.choices if given.lower() in (value.lower(), label.lower())), None)
        if found is None:
            raise self._refused(given, f"choose one of {', '.join(value for value, _ in self.choices)}")
        return found

    def _yes_no(self, given: object) -> Value:
        words = str(given).lower()
        if words not in (*_TRUE, *_FALSE):
            raise self._refused(str(given), "give yes or no")
        return words in _TRUE

    def _date(self, given: object) -> Value:
        if isinstance(given, date):
            return given
        try:
            return date.fromisoformat(str(given)) if given else ""
        except ValueError:
            raise self._refused(str(given), "give a date as 2019-08-15") from None

    def _colour(self, given: str) -> Value:
        found = _COLOUR.fullmatch(given.strip())
        if not found:
            raise self._refused(given, "give a colour as #0B5563")
        return found[1].upper()

    def _refused(self, given: str, mend: str) -> Fault:
        return Fault(
            "template.option_value",
            "Option {option} cannot be “{given}”: {mend}.",
            option=self.name,
            given=given,
            mend=mend,
        )


def chosen(options: tuple[Option, ...], *layers: Mapping[str, object], strict: bool = True) -> dict[str, Value]:
    """Return the value of every option: its default, then each layer over it (the pack's, then the export's).

    Raises Fault for a value an option does not take and, in the last layer and where `strict`, for a name that is no option.
    """
    known = {option.name: option for option in options}
    values: dict[str, Value] = {option.name: option.default for option in options}
    for number, layer in enumerate(layers):
        for name, given in layer.items():
            if name in known:
                values[name] = known[name].checked(given)
            elif strict and number == len(layers) - 1:
                raise _no_option(name, known)
    return values


def _no_option(name: str, known: Mapping[str, Option]) -> Fault:
    near = difflib.get_close_matches(name, known, 1)
    mend = f"did you mean {near[0]}?" if near else f"it takes {', '.join(sorted(known)) or 'none'}."
    return Fault("template.no_option", "The template has no option {option}; {mend}", option=name, mend=mend)


def declared(table: Mapping[str, object], file: str) -> tuple[Option, ...]:
    """Return the options of a `template.toml`; raises Fault naming file, option and mend."""
    if len(table) > _MOST:
        raise Fault(
            "template.bad_options", "{file} declares more than {most} options; take some out.", file=file, most=_MOST
        )
    return tuple(_option(name, fields, file) for name, fields in table.items())


def _option(name: str, fields: object, file: str) -> Option:
    """Return one option from its table."""
    if not isinstance(fields, dict):
        raise _bad(file, name, f"write it as a table, [options.{name}]")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise _bad(file, name, "use small letters, digits and _ in its name")
    kinds = [kind.value for kind in Kind]
    if fields.get("type") not in kinds:
        near = difflib.get_close_matches(str(fields.get("type")), kinds, 1)
        raise _bad(
            file, name, f"its type must be one of {', '.join(kinds)}" + (f"; did you mean {near[0]}?" if near else "")
        )
    unknown = sorted(set(fields) - {"type", "label", "help", "default", "choices", "labels", "min", "max"})
    if unknown:
        raise _bad(
            file, name, f"{unknown[0]} is unknown; it takes type, label, help, default, choices, labels, min and max"
        )
    kind = Kind(fields["type"])
    choices = [str(choice) for choice in fields.get("choices", [])]
    labels = [str(label) for label in fields.get("labels", choices)]
    if kind is Kind.CHOICE and (not choices or len(labels) != len(choices)):
        raise _bad(file, name, 'give choices = ["…"], and as many labels if any')
    option = Option(
        name, kind, str(fields.get("label", name)), "", str(fields.get("help", "")), tuple(zip(choices, labels, strict=True)),
        _limit(fields.get("min"), file, name), _limit(fields.get("max"), file, name),
    )  # fmt: skip
    return _with_default(option, fields.get("default", _EMPTY[kind] if kind is not Kind.CHOICE else choices[0]), file)


_EMPTY: Mapping[Kind, object] = {
    Kind.TEXT: "",
    Kind.NUMBER: 0,
    Kind.YES_NO: False,
    Kind.DATE: "",
    Kind.COLOUR: "0B5563",
    Kind.PICTURE: "",
    Kind.LIST: (),
}


def _with_default(option: Option, default: object, file: str) -> Option:
    try:
        value = option.checked(default)
    except Fault as fault:
        raise _bad(file, option.name, f"its default does not fit: {fault.values.get('mend', '')}") from fault
    return Option(option.name, option.kind, option.label, value, option.help, option.choices, option.least, option.most)


def _limit(given: object, file: str, name: str) -> float | None:
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise _bad(file, name, "min and max are numbers")
    return float(given)


def _bad(file: str, name: str, mend: str) -> Fault:
    return Fault("template.bad_option", "{file}: option {option}: {mend}.", file=file, option=name, mend=mend)
