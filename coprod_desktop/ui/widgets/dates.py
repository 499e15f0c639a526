"""Dates the way people in the UK write them, read without guessing more than they said."""

import re
from datetime import date, timedelta

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})(?:\s*[/.\- ]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?([a-z]{3,9})\.?,?\s*(\d{4}|\d{2})?")
_DAYS = {"today": 0, "tomorrow": 1, "yesterday": -1}


def read_date(words: str, today: date, *, past: bool = False) -> date | None:
    """The day that `words` mean, or None when they can't be read as one.

    Without a year, the coming such day (with `past`, the last one); a year of two digits lies within
    the next twenty years, or (with `past`) not after this year.
    """
    said = " ".join(words.lower().split())
    if said in _DAYS:
        return today + timedelta(days=_DAYS[said])
    parts = _parts(said)
    if parts is None:
        return None
    day, month, year = parts
    if year is None:
        return _nearest(day, month, today, past=past)
    return _day(_century(year, today, past=past), month, day)


def _parts(said: str) -> tuple[int, int, str | None] | None:
    if found := _ISO.fullmatch(said):
        return int(found[3]), int(found[2]), found[1]
    if found := _NUMBERS.fullmatch(said):
        return int(found[1]), int(found[2]), found[3]
    if (found := _WORDS.fullmatch(said)) and (month := _month(found[2])):
        return int(found[1]), month, found[3]
    return None


def _month(word: str) -> int:
    full = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october")
    names = (*full, "november", "december")
    return next(
        (n for n, name in enumerate(names, 1) if name.startswith(word) or (word == "sept" and n == 9)), 0
    )


def _century(year: str, today: date, *, past: bool) -> int:
    if len(year) == 4:
        return int(year)
    last = today.year if past else today.year + 20
    guess = last // 100 * 100 + int(year)
    return guess if guess <= last else guess - 100


def _nearest(day: int, month: int, today: date, *, past: bool) -> date | None:
    this = _day(today.year, month, day)
    if this is not None and (this <= today if past else this >= today):
        return this
    return _day(today.year + (-1 if past else 1), month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
