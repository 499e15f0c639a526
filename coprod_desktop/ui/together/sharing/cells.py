"""One line and one group of readers: may they see it? A mark, a word and a sentence, by the rule documents follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coprod_desktop.questions.vocabulary import AUDIENCE, DECIDER
from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.work.decisions import Shared, audience_of
from coprod_desktop.work.eligibility import HOLDS, Page
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: a mark, words (a line each), a tone of tags.TONES, and what a screen reader says."""

    mark: str = ""
    lines: tuple[str, ...] = ()
    tone: str = "plain"
    said: str = ""


@dataclass(frozen=True)
class State:
    """How it stands with these readers. `word` is for the cell, `spoken` begins the sentence."""

    id: str
    mark: str
    word: str
    spoken: str
    tone: str = "plain"


OWN = State("own", "person", "Own words", "their own words", "green")
SHARED = State("", "✓", "Shared", "shared", "green")
KEPT = (
    State("withdrawn", "✕", "Withdrawn", "withdrawn", "red"),
    State("undecided", "?", "Not decided", "not decided yet", "amber"),
    State("not_for_them", "–", "Not shared", "not shared"),
    State("ended", "∅", "Ended", "ended"),
)
"""What keeps words from readers, the strongest first; the ids are those of eligibility.REASONS."""


def cell_of(one: Said, page: Page, readers: str, everyone: Mapping[str, Voice], waits: str) -> Cell:
    """The cell of a line for one audience's page. `readers` is its heading, `waits` why words stay off paper."""
    state = state_of(one, page)
    more = _more(state, one.shared, page.audience, everyone)
    told = [*(more if state.id == "ended" else (state.spoken, *more)), decided_by(one), waits]
    said = ", ".join(_inside(each) for each in told if each)
    return Cell(state.mark, more or (state.word,), state.tone, f"{readers}: {said}")


def state_of(one: Said, page: Page) -> State:
    """How it stands with the readers of this page, whatever the words themselves still wait for."""
    if page.audience == "person" and one.voice.is_person:
        return OWN
    return next((state for state in KEPT if HOLDS[state.id](one, page)), SHARED)


def decided_by(one: Said) -> str:
    """“decided by Nadia”, “decided by Isla with support: Gemma”; empty while it is open."""
    shared = one.shared
    if shared is None or not (shared.rightly_decided or shared.withdrawn):
        return ""
    return f"decided by {DECIDER[shared.decider].told(one.voice.name, shared.decider_name)}"


def _more(
    state: State, shared: Shared | None, audience: str, everyone: Mapping[str, Voice]
) -> tuple[str, ...]:
    """What there is to add: for whom not, and until when."""
    if shared is not None and state.id == "ended" and shared.until:
        return (f"{state.word} {day_in_words(shared.until)}",)
    if shared is None or state is not SHARED:
        return ()
    names = _left_out(shared, audience, everyone)
    but = f"But not {in_a_row(names)}" if names else ""
    until = f"Until {day_in_words(shared.until)}" if shared.until else ""
    return tuple(filter(None, (but, until)))


def _left_out(shared: Shared, audience: str, everyone: Mapping[str, Voice]) -> Sequence[str]:
    """Who of these readers is left out by name; of whom we can't say what they read, is left out everywhere."""
    named = [everyone[who] for who in shared.exceptions if who in everyone]
    groups = {voice.id: audience_of(voice.relationship) for voice in named}
    return [voice.name for voice in named if groups[voice.id] == audience or groups[voice.id] not in AUDIENCE]


def _inside(words: str) -> str:
    """The same words in the middle of a sentence."""
    return words[:1].lower() + words[1:]
