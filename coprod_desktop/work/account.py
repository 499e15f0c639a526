"""The account of a page in words for the practitioner: what stands on it, what is left over, why the rest isn't."""

from collections.abc import Iterator, Mapping, Sequence

from coprod_desktop.questions.slots import EVERYWHERE
from coprod_desktop.questions.vocabulary import STAGE
from coprod_desktop.questions.wording import in_a_row
from coprod_desktop.summaries.lines import Line, group_of
from coprod_desktop.work.eligibility import REASON_WORDS
from coprod_desktop.work.summarising import Made

SECTION_WORDS: Mapping[str, str] = {
    "read_first": "Read these first",
    "safe": "Keep safe",
    "best": "At their best",
    "talking": "Talking",
    "see": "You see",
    "do": "Do",
    "dont": "Don’t",
    "sets_off": "Sets it off",
    "differently": "Seen differently",
    "matters_most": "What matters most",
    "people": "Important people",
    "communicate": "How to communicate",
    "wellness": "Wellness",
    "please_do": "Please do",
    "please_dont": "Please don’t",
    "support": "How and when to support",
    "also": "Also worth knowing",
    "dictionary": "What it means",
    "understands": "How much is followed",
    "yes_no_stop_pain": "Yes, no, more, stop, pain",
    "message": "Getting a message across",
    "choices": "Offering choices",
    "child": "The person’s views",
    "parents": "The parents’ views",
    EVERYWHERE: "Everything said",
}
"""The parts of all documents, for the practitioner who chooses among their lines."""


def account(made: Made, open_names: Sequence[str] = ()) -> Iterator[str]:
    """The count, whose parts add up to all statements; then every line that is left over, by its section."""
    yield _counted(made)
    yield from (f"Excluded: {len(some):,} × {REASON_WORDS[key]}" for key, some in made.excluded.items())
    yield from made.page.warnings
    if open_names:
        yield about_names(open_names)
    for section, told in _left_over(made).items():
        yield f"Left over, {section} ({len(told)}):"
        yield from (f"  {words}" for words in told)


def about_names(names: Sequence[str]) -> str:
    """What to ask before the page is handed on: nobody has decided about these names that stand on it."""
    it = "it" if len(names) == 1 else "them"
    return f"The page names {in_a_row(names)}. Nobody has said yet whether to keep {it}: ask when you read it back."


def _counted(made: Made) -> str:
    excluded = made.total - len(made.chosen) - len(made.left_over)
    what = "1 statement" if made.total == 1 else f"{made.total:,} statements"
    return f"{what}: {len(made.chosen)} on the page, {len(made.left_over)} left over, {excluded} excluded."


def _left_over(made: Made) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in made.lines:
        if line.id in made.page.left_over:
            sections.setdefault(_section(line), []).extend(_told(line))
    return sections


def _uncapped(words: str) -> str:
    return words[:1].lower() + words[1:]


def _section(line: Line) -> str:
    group = group_of(line)
    words = SECTION_WORDS[group.section]
    return f"{words}: {_uncapped(STAGE[group.stage].word)}" if group.stage else words


def _told(line: Line) -> Iterator[str]:
    accounts = line.difference.accounts if line.difference else ((line.said_by, line.words),)
    for who, words in accounts:
        yield f"{words} ({who})" if who else words
