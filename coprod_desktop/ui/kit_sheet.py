"""Every widget of the kit in its states, made-up words in it: for the gallery's pictures and the access tests."""

from datetime import date

from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from coprod_desktop.questions.vocabulary import AUDIENCES, READ_BACK_WORDS, STAGES, WORKS
from coprod_desktop.ui import icons
from coprod_desktop.ui.gallery import Shot
from coprod_desktop.ui.widgets import buttons, cards, fields, frame, steps, table, text, typed_fields
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup, Speaker, VoiceChips
from coprod_desktop.ui.widgets.composer import Composer
from coprod_desktop.ui.widgets.containers import Banner, EmptyState, Page, Panel, flow
from coprod_desktop.ui.widgets.layouts import Column, Row
from coprod_desktop.ui.widgets.message_bar import MessageBar
from coprod_desktop.ui.widgets.rating import RatingRow
from coprod_desktop.ui.widgets.sign import Marked, Sign
from coprod_desktop.ui.widgets.signature import SignaturePad
from coprod_desktop.ui.widgets.tags import TONES, Tag, TagLabel, VoiceName

_LONG = "She goes quiet, looks at the door and pulls her sleeve. " * 4
_UNBROKEN = "Aaaaah" * 30
_EARLY = Tag("first signs", "▲", "amber")
_ACTIONS = (
    cards.Action("edit", "Edit", "Return"),
    cards.Action("move", "Move to another question"),
    cards.Action("delete", "Delete", "Del"),
    cards.Action("worry", "This worries me", "Alt+W"),
)


def words_and_buttons() -> QWidget:
    """Words of every kind, and buttons of every kind and state."""
    off = buttons.PlainButton("Not now")
    off.setEnabled(False)
    page = Page(
        text.Title("What is the very first change you notice in Amira?"),
        text.Lead("Small changes count – her face, her voice, how she moves, what she stops doing."),
        text.Heading("Heading"),
        text.SubHeading("Heading of a panel"),
        text.Words(_LONG),
        text.Muted("Words that stand back"),
        text.Small("Words that stand further back"),
        text.Words(_UNBROKEN),
        text.Words("ﻣﺮﺣﺒﺎ، هي تهدأ عندما نغني"),
        Marked("✓", "Saved a moment ago", tone="green", role="small"),
        text.Words("ABCD-EFGH-JKLM-NPQR", selectable=True),
        flow(*_buttons(), off),
        flow(*(Sign(name, "plain", 24) for name in sorted(icons.names()))),
        name="Words and buttons",
    )
    return _screen(
        frame.TopBar("Words and buttons", "every kind", [buttons.PlainButton("Hide", hint="F9")]), page
    )


def choices() -> QWidget:
    """Chips, choices for a family, ratings and tabs, chosen and not."""
    voices = VoiceChips()
    voices.set_voices(
        [Speaker(str(n), name, name[0], n) for n, name in enumerate(("Nadia (Mum)", "Tom", "Amira"))]
    )
    stage = ChipGroup("When is this?", [Option(s.id, s.word, s.shape, s.colour) for s in STAGES])
    word = ChipGroup("Is that it?", [Option(w.id, w.word, w.mark) for w in READ_BACK_WORDS], look="choice")
    who = ChipGroup(
        "Who can see it?", [Option(a.id, a.word.format(name="Amira")) for a in AUDIENCES], many=True
    )
    tabs = ChipGroup(
        "Parts", [Option("a", "Overview"), Option("b", "Interviews")], look="tab", clearable=False
    )
    rating = RatingRow("How well does it work?", WORKS)
    for group, chosen in ((voices, "0"), (stage, "early"), (word, "agreed"), (who, "family"), (tabs, "a")):
        group.set_value(chosen)
    rating.set_rating(3)
    ask = flow(text.Muted("When is this?"), stage, right=[buttons.PrimaryButton("Add", hint="Enter")])
    page = Page(tabs, voices, _composer(), ask, word, who, rating, name="Choices")
    foot = frame.FootBar(
        [buttons.PlainButton("Back", icon="back")], [buttons.PrimaryButton("Next", after="next")]
    )
    return _screen(frame.TopBar("Choices", "", [_progress()]), page, foot)


def statements() -> QWidget:
    """Cards in their variants, tags, banners and messages."""
    first = cards.CardView(
        "1", "Goes quiet.", "Nadia", 0, "N", (_EARLY, Tag("Home")), Tag("Agreed", "✓", "green"), "", _ACTIONS
    )
    second = cards.CardView("2", _LONG, "Grandfather Bartholomew", 6, "G", (_EARLY,), None, "Quiet", _ACTIONS)
    done, problem = MessageBar(), MessageBar()
    done.done("Card deleted.", undo=True)
    problem.problem("The file could not be written. Choose another folder.", ["summary.pdf: no room left"])
    page = Page(
        Banner("Carry on where you left off", "Amira Khan – First signs, question 2 of 5", "Continue"),
        cards.StatementCard(cards.CardView("3", "My ears feel full.", "Amira", 2, "A"), big=True),
        cards.StatementCard(first),
        cards.StatementCard(second),
        flow(*(TagLabel(Tag(tone, "●", tone)) for tone in TONES), *_voice_names()),
        Panel(text.SubHeading("Fits on one page"), text.Words("214 of 220 words."), tone="green"),
        EmptyState("Nobody here yet", "Add the first person.", "Add a person"),
        name="Statements",
    )
    return _screen(page, problem, done)


def form() -> QWidget:
    """Fields of every kind, with and without a fault."""
    born = fields.DateField("Born", past=True)
    born.line.setText("3/11/15")
    review = fields.DateField("Look at it again by", value=date(2027, 2, 22))
    name = typed_fields.TextField("Name", "As it is on letters.")
    name.set_error("A name is needed, so that you find this person again.")
    hidden = typed_fields.PassphraseField()
    hidden.set_value("made-up words")
    who = fields.ChoiceField("Relationship", [("mother", "mother"), ("father", "father")])
    page = Page(
        name, born, review, hidden, who, fields.LongField("Anything else"), QCheckBox("Remember this"),
        fields.SearchField("Search names and words"), SignaturePad("Nadia"), width=620, name="A form",
    )  # fmt: skip
    return _screen(page)


def places() -> QWidget:
    """The rail, a table, and the way through."""
    items = (("people", "People", ""), ("reviews", "Reviews due", "3"))
    rail = frame.Rail([frame.RailItem(*item, icon="people") for item in items])
    rail.set_current("people")
    columns = [table.Column(*c) for c in (("Name", 30), ("Voices heard", 18), ("Review by", 20), ("Now", 24))]
    people = table.Table("People", columns)
    people.set_lines(
        [_line("1", "Amira Khan", 4), _line("2", "Joel Barnes", 2), _line("3", "Megan Ellis", 8)]
    )
    way = steps.WayThrough()
    inner = (steps.Step("q1", "The first change", "done"), steps.Step("q2", "At school", "here"))
    marks = [steps.Step(mark, f"Section {mark}", mark, "question 2 of 5", inner) for mark in steps.MARKS]
    way.set_steps(marks)
    way.open_section("here")
    page = Page(people, width=1200, name="People")
    holder = QWidget()
    row = Row(holder, rail, space=0)
    row.addWidget(page, 3)
    row.addWidget(way, 1)
    return _screen(holder)


SHOTS = tuple(
    Shot(f"kit-{make.__name__.replace('_', '-')}", make)
    for make in (words_and_buttons, choices, statements, form, places)
)


def _screen(*parts: QWidget) -> QWidget:
    screen = QWidget()
    screen.setProperty("kind", "screen")
    column = Column(screen, space=0)
    for part in parts:
        column.addWidget(part, 0 if isinstance(part, frame.Bar | MessageBar) else 1)
    return screen


def _buttons() -> list[QWidget]:
    return [
        buttons.PrimaryButton("The next step", hint="Ctrl + Enter"),
        buttons.PlainButton("Hide screen", hint="F9", icon="eye-off"),
        buttons.QuietButton("Don’t know"),
        buttons.SmallButton("Still true"),
        buttons.ChoiceButton("Yes, that’s it", icon="check"),
        buttons.IconButton("Search", "search"),
    ]


def _composer() -> Composer:
    composer = Composer("What Nadia says")
    composer.set_words("She starts humming the same tune and pulls at her left sleeve")
    return composer


def _progress() -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 18)
    bar.setValue(6)
    bar.setTextVisible(False)
    bar.setAccessibleName("Read back so far")
    return bar


def _voice_names() -> list[VoiceName]:
    return [
        VoiceName(name, name[0], place) for place, name in ((0, "Nadia"), (6, "Uncle Jo"), (11, "Ms Marsh"))
    ]


def _line(id_: str, name: str, voices: int) -> table.Line:
    initials = "".join(part[0] for part in name.split())
    marks = tuple((chr(65 + n), n) for n in range(voices))
    return table.Line(
        id_,
        (
            table.Cell(name, "9 · Oakfield Primary", initials),
            table.Cell(str(voices), voices=marks),
            table.Cell("22 Feb 2027"),
            table.Cell(tag=Tag("Interview in progress", "", "amber")),
        ),
    )
