"""The questions that are a screen's own record: which screen opens, or which fields its statements have."""

from dataclasses import dataclass

from coprod_desktop.questions.kinds import Field, ListOf


@dataclass(frozen=True)
class RecordScreen:
    """A record of its own. Either it `opens` a screen, or it is a list of statements with `fields`."""

    id: str
    opens: str = ""
    fields: tuple[Field, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether its statements are typed at the question, like any other list."""
        return not self.opens


def _listed(screen: str, notation: str = "") -> RecordScreen:
    return RecordScreen(screen, fields=ListOf.parse(notation).fields if notation else ())


def _opening(screen: str, opens: str) -> RecordScreen:
    return RecordScreen(screen, opens=opens)


_SCREENS = (
    _opening("participants", "start"),
    _listed("agenda"),
    _opening("sharing", "never"),
    _listed(
        "consent",
        "about:choice[sound|photos], answer:choice[yes|no|not today],"
        " afterwards:choice[keep it|delete it once the words are checked]",
    ),
    _opening("readback", "read_back"),
    _opening("corrections", "read_back"),
    _opening("topthree", "top_three"),
    _listed("actions", "who will do it:person, what will be done:text, by when:date, why not:text"),
    _listed(
        "handover",
        "who gets it:person, page:text, how:choice[paper|large type|symbols|sound|another language], until:date",
    ),
    _opening("review_date", "review_date"),
)
RECORD_SCREENS = {screen.id: screen for screen in _SCREENS}
