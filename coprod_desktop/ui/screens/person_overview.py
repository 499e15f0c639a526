"""The first tab of a person's page: what is known so far, who told us, and what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from coprod_desktop.questions.vocabulary import READ_BACK_WORD, STAGE, WORKS
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.ui.card_views import card_view, stage_tag
from coprod_desktop.ui.screens.person_next import next_panel
from coprod_desktop.ui.screens.person_parts import Fact, TwoColumns, fact, stacked, word_tag
from coprod_desktop.ui.screens.person_words import age_words, day_words, joined, many, missed, voice_words
from coprod_desktop.ui.widgets.buttons import Button, PlainButton, QuietButton
from coprod_desktop.ui.widgets.cards import CardView, StatementCard
from coprod_desktop.ui.widgets.chip import Chip, Option
from coprod_desktop.ui.widgets.containers import Panel, flow
from coprod_desktop.ui.widgets.person_mark import PersonMark
from coprod_desktop.ui.widgets.tags import Tag, TagLabel
from coprod_desktop.ui.widgets.text import Heading, Muted, Small, Words
from coprod_desktop.work.overview import THEMES, Known, Overview, Theme, newest_of_each
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.said import Said
from coprod_desktop.work.voices import Voice

if TYPE_CHECKING:
    from coprod_desktop.ui.screens.person import PersonPage

FEW = 6
THEME = {theme.id: theme for theme in THEMES}
THEME_MARKS = {"signs": STAGE["early"]}
"""Themes that are a stage look like it."""


class OverviewTab(TwoColumns):
    """Redrawn as a whole whenever something about the person changes."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        self.known = KnownPanel(page, seen)
        self.circle = CirclePanel(page, seen)
        self.details = DetailsPanel(page, seen)
        super().__init__(self.known, stacked(next_panel(page.desk, seen), self.circle, self.details))


class KnownPanel(Panel):
    """How much is known of what, and the newest words; all of them are a step away."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        super().__init__()
        cards, today = newest_of_each(seen.known), page.desk.today()
        self.add(Heading("What we know so far"))
        if not seen.known:
            self.add(Muted("Nothing yet. What people say stands here, in their own words."))
            return
        self.add(flow(*_theme_tags(seen)))
        for one in cards[:FEW]:
            self.add(StatementCard(_card(one, seen.facts, today)))
        self.all_button = PlainButton("Open everything we know")
        self.all_button.clicked.connect(lambda: page.to_together("known"))
        self.add(flow(self.all_button))
        if seen.left_out:
            self.add(Small(f"{many(seen.left_out, 'statement')} left out on reading back: not shown here."))


class CirclePanel(Panel):
    """Everyone with a voice, each to be opened, and who has not been heard."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        super().__init__()
        self.chips = [_chip(voice) for voice in seen.circle]
        for chip, voice in zip(self.chips, seen.circle, strict=True):
            chip.clicked.connect(partial(self._open, page, voice))
        self.add_button = Button("Add", icon="plus", name="Add somebody to the circle")
        self.add_button.setProperty("role", "pill")
        self.add_button.setProperty("corner", "pill")
        self.add_button.clicked.connect(partial(self._open, page, None))
        unheard = missed(seen.facts.called, seen.circle, seen.heard)
        self.add(
            Heading("Who is in the circle"),
            flow(*self.chips, self.add_button),
            Words("Who have we missed?", role="key"),
            Muted(unheard),
        )

    def _open(self, page: "PersonPage", voice: Voice | None, *_: object) -> None:
        page.edit_contributor(voice)


class DetailsPanel(Panel):
    """What is known of the person, and the quiet place for taking them off the list."""

    def __init__(self, page: "PersonPage", seen: Overview) -> None:
        super().__init__()
        self._page, self._called = page, seen.facts.called
        self.edit_button = PlainButton("Edit details")
        self.edit_button.clicked.connect(page.edit_person)
        self.more_button = QuietButton("More", after="down", name=f"More about {self._called}")
        self.more_button.clicked.connect(self._open_menu)
        self.add(Heading(f"About {self._called}"))
        if seen.facts.photo:
            self.add(PersonMark(seen.facts.name, seen.facts.photo, 96))
        for known in _facts(seen, page.desk.today()):
            self.add(fact(known))
        self.add(flow(self.edit_button, right=(self.more_button,)))

    def menu(self) -> QMenu:
        """What is rarely needed."""
        menu = QMenu(self)
        remove = menu.addAction(f"Take {self._called} off the list".replace("&", "&&"))
        remove.triggered.connect(self._page.remove_person)
        for words, call in (
            ("Everything held…", self._page.write_everything),
            ("How long this is kept…", self._page.choose_keeping),
            (f"Erase {self._called}…", self._page.erase_person),
        ):
            menu.addAction(words.replace("&", "&&")).triggered.connect(call)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))


def _theme_tags(seen: Overview) -> Iterator[TagLabel]:
    counts = seen.counts()
    for theme in THEMES:
        if counts[theme.id]:
            yield TagLabel(_theme_tag(theme, f"{theme.word} {counts[theme.id]}"))


def _theme_tag(theme: Theme, words: str) -> Tag:
    stage = THEME_MARKS.get(theme.id)
    return Tag(words, stage.shape, stage.colour) if stage else Tag(words)


def _card(one: Known, person: PersonFacts, today: date) -> CardView:
    card = card_view(one.said, person)
    return replace(card, words=one.words, tags=tuple(_tags(one, person)), status=_word(one.said, today))


def _tags(one: Known, person: PersonFacts) -> Iterator[Tag]:
    said = one.said
    if said.stage:
        yield stage_tag(said.stage, person)
    theme = THEME.get(one.theme)
    if theme and not (theme.id in THEME_MARKS and said.stage):
        yield _theme_tag(theme, theme.word)
    elif not theme and one.section:
        yield Tag(one.section)
    if said.works is not None:
        yield Tag(WORKS[said.works])
    if said.differs or said.disputed:
        yield Tag("seen differently", "differ")


def _word(said: Said, today: date) -> Tag:
    if not said.word:
        return Tag("to read back")
    word = READ_BACK_WORD[said.word]
    day = max(said.word_at.astimezone().date() if said.word_at else said.held_on, said.held_on)
    when = day_words(day, today)
    return word_tag(word.word, word.mark, when if when == day_in_words(day) else when.lower())


def _chip(voice: Voice) -> Chip:
    chip = Chip(Option(voice.id, voice_words(voice), voice.initial, voice=voice.place))
    chip.setCheckable(False)
    chip.setAccessibleName(f"{voice_words(voice)}: open")
    return chip


def _facts(seen: Overview, today: date) -> Iterator[Fact]:
    facts = seen.facts
    age = age_words(facts.age_on(today))
    known = (
        Fact("Born", joined((day_in_words(facts.born), f"age {age}" if age else "")) if facts.born else ""),
        Fact("Pronouns", facts.pronouns),
        Fact("School, home or work", facts.setting),
        Fact("Who to ask today", facts.ask_today),
    )
    return (one for one in known if one.words)
