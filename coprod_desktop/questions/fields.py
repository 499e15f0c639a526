"""Reads, checks and tells the fields that go with a statement: the one place that screens, sheets and pages ask."""

import re
from collections.abc import Iterable, Mapping

from coprod_desktop.errors import InputError
from coprod_desktop.questions.kinds import Field
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.simple_kinds import AS_WRITTEN, Telling, Text, Value, same_words

_PIECE = re.compile(r"(?:\\[\\;]|[^;])+")
_ESCAPED = re.compile(r"\\([\\;])")


def question_fields(question: Question) -> tuple[Field, ...]:
    """Everything that can go with a statement's words at this question, in the order it is shown."""
    return question.answer.fields


def parse_fields(question: Question, text: str, telling: Telling = AS_WRITTEN) -> dict[str, Value]:
    """The `fields` column of a sheet, `area=face; sureness=3`, as key → value.

    Keys and options may be written as in the question set or with the name filled in. A semicolon inside
    words is written with a backslash before it; one that no field follows is taken as part of the words.
    Raises InputError; each of its faults names the field and what is allowed, never the value.
    """
    given: dict[str, Value] = {}
    faults: list[str] = []
    for number, (key, written) in enumerate(_read_pairs(question, text, telling), 1):
        field = _find(question, key, telling)
        if field is None or field.key in given:
            faults.append(f"field {number}: {_second_or_unknown(question, field)}")
            continue
        try:
            given[field.key] = field.kind.from_sheet(written, telling)
        except InputError as error:
            faults.append(f"“{field.key}” {error.message}")
    return _all_or_none(question, given, faults)


def check_fields(question: Question, values: Mapping[str, object]) -> dict[str, Value]:
    """The values in their usual form and the question's order, empty ones left out.

    Raises InputError; each of its faults names the field and what is allowed, never the value.
    """
    checked: dict[str, Value] = {}
    faults: list[str] = []
    for field in question_fields(question):
        value = values.get(field.key)
        if value is None or value in ("", [], (), {}):
            continue
        try:
            checked[field.key] = field.kind.check(value)
        except InputError as error:
            faults.append(f"“{field.key}” {error.message}")
    if not set(values) <= {field.key for field in question_fields(question)}:
        faults.append(_second_or_unknown(question, None))
    return _all_or_none(question, checked, faults)


def fields_to_sheet(question: Question, values: Mapping[str, object]) -> str:
    """Checked values as the `fields` column of a sheet; `parse_fields` reads them back."""
    written = (
        (field.key, field.kind.to_sheet(values[field.key]))
        for field in question_fields(question)
        if field.key in values
    )
    return "; ".join(f"{key}={_escape(text)}" for key, text in written)


def fields_in_words(
    question: Question, values: Mapping[str, object], telling: Telling = AS_WRITTEN
) -> list[tuple[str, str]]:
    """Checked values as (label, words) for a card, in the question's order. A part without a name has no label."""
    return [
        (telling.fill(field.label), field.kind.in_words(values[field.key], telling))
        for field in question_fields(question)
        if field.key in values
    ]


def told_fields(
    question: Question, values: Mapping[str, object], telling: Telling = AS_WRITTEN
) -> tuple[str, ...]:
    """The same, each as one text: “who will do it: Gran”."""
    return tuple(
        f"{label}: {words}" if label else words for label, words in fields_in_words(question, values, telling)
    )


def _read_pairs(question: Question, text: str, telling: Telling) -> list[tuple[str, str]]:
    """Each `key=value` of the text; a piece without `=` goes on with the free words before it."""
    pairs: list[tuple[str, str]] = []
    for piece in _PIECE.findall(text):
        key, equals, written = piece.partition("=")
        if not equals and pairs and _is_text(_find(question, pairs[-1][0], telling)):
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]};{_unescape(piece)}")
        elif piece.strip():
            pairs.append((key.strip(), _unescape(written)))
    return pairs


def _escape(text: str) -> str:
    return re.sub(r"([\\;])", r"\\\1", text)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _is_text(field: Field | None) -> bool:
    return field is not None and field.kind.id == Text.id


def _find(question: Question, key: str, telling: Telling) -> Field | None:
    matching = (field for field in question_fields(question) if same_words(key, field.key, telling))
    return next(matching, None)


def _second_or_unknown(question: Question, field: Field | None) -> str:
    if field is not None:
        return f"“{field.key}” is given twice"
    keys = ", ".join(field.key for field in question_fields(question)) or "none"
    return f"{question.id} has no field of that name. Its fields: {keys}"


def _all_or_none(question: Question, values: dict[str, Value], faults: Iterable[str]) -> dict[str, Value]:
    if faults := tuple(faults):
        raise InputError(f"The fields given with {question.id} can’t be used as they are.", faults)
    return values
