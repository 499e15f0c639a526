"""Boards on a real store: what is kept, whose choice it was, what is refused, and what is taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from coprod_desktop.errors import InputError
from coprod_desktop.questions.vocabulary import ARRIVALS
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store, open_store
from coprod_desktop.summaries.symbols import symbols
from coprod_desktop.work import (
    board_photos,
    boards,
    deeds,
    interviewing,
    interviews,
    people,
    reading_back,
    routines,
    sharing,
    summarising,
)
from coprod_desktop.work.boards import BLANK, Cell, NowNext
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts
from coprod_desktop.work.sharing import Decision, Scope
from coprod_desktop.work.summarising import Wanted

TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(days=1)
FIRST, SECOND = tuple(symbols().values())[:2]
NOW, NEXT = Cell(picture=f"symbol:{FIRST.id}"), Cell(picture=f"symbol:{SECOND.id}")
SHOWN = (Cell(FIRST.word, NOW.picture), Cell(SECOND.word, NEXT.picture))


@dataclass
class Home:
    store: Store
    person: str
    isla: str
    nadia: str

    def keep(self, *cells: Cell, board_id: str | None = None, on: date = TODAY) -> str:
        return boards.keep(self.store, self.person, board_id, cells, on).made_id

    def board(self, board_id: str) -> NowNext:
        found = boards.board(self.store, board_id)
        assert found is not None
        return found

    def chooser(self, board_id: str) -> tuple[str, str, date | None]:
        found = self.board(board_id)
        return found.chosen_by.name if found.chosen_by else "", found.arrived, found.chosen_on

    def listed(self) -> list[str]:
        return [one.id for one in boards.boards(self.store, self.person)]

    def undo(self) -> None:
        assert deeds.undo_last(self.store, self.person) is not None


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    cheap = Cost(memory_kib=8 * 1024, passes=1)
    store, _ = create_store(tmp_path / "store", "winter lantern ferry moss", "Ruth Abara", cheap)
    with store:
        person = people.add_person(store, PersonFacts("Isla", born=date(2017, 5, 11))).made_id
        isla = people.circle(store, person)[0].id
        nadia = people.add_contributor(store, person, ContributorFacts("Nadia", "mother")).made_id
        yield Home(store, person, isla, nadia)


def a_photo(colour: str = "green") -> bytes:
    """A picture as a camera writes it: large, and with its place in it."""
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Camera of Nadia"
    Image.new("RGB", (1200, 800), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()


def test_a_board_holds_pictures_with_their_words(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    assert home.board(made).cells == SHOWN
    assert home.listed() == [made]


def test_it_is_there_again_when_the_store_is_opened_again(home: Home) -> None:
    made = home.keep(NOW, Cell("Bath with bubbles", NEXT.picture), Cell("Bed"))
    folder, key = home.store.folder, home.store.data_key
    home.store.close()
    with open_store(folder, key) as again:
        found = boards.board(again, made)
    assert found is not None and [cell.words for cell in found.cells] == [
        FIRST.word,
        "Bath with bubbles",
        "Bed",
    ]


def test_a_half_made_board_is_kept_and_says_what_is_missing(home: Home) -> None:
    made = home.keep(NOW, Cell())
    assert boards.unfinished(home.board(made).cells) == {
        1: "“Next” is still empty. Pick a picture or type a word."
    }
    home.keep(NOW, Cell("Bath"), board_id=made)
    assert boards.unfinished(home.board(made).cells) == {}


def test_a_board_with_nothing_on_it_is_not_listed(home: Home) -> None:
    made = home.keep(*BLANK)
    assert home.listed() == [] and home.board(made).cells == BLANK


def test_a_new_board_is_the_persons_own_choice(home: Home) -> None:
    assert home.chooser(home.keep(NOW, NEXT)) == ("Isla", "picture", TODAY)
    assert home.chooser(home.keep(Cell("Swing"), Cell())) == ("Isla", "said", TODAY)


@pytest.mark.parametrize("arrived", [one.id for one in ARRIVALS])
def test_somebody_elses_choice_is_theirs_alone(home: Home, arrived: str) -> None:
    made = home.keep(NOW, NEXT)
    boards.choose(home.store, made, home.nadia, arrived, TODAY)
    assert home.chooser(made) == ("Nadia", arrived, TODAY)
    home.undo()
    assert home.chooser(made) == ("Isla", "picture", TODAY)
    boards.choose(home.store, made, None, arrived, TODAY)
    assert home.chooser(made)[0] == "" and home.chooser(made)[2] is None


def test_an_interpreter_is_named_only_where_one_interpreted(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    boards.choose(home.store, made, home.isla, "interpreter", TODAY, " Mr Ali ")
    assert home.board(made).through == "Mr Ali"
    boards.choose(home.store, made, home.isla, "signed", TODAY, "Mr Ali")
    assert home.board(made).through == ""


def test_a_choice_holds_only_for_what_was_chosen(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    home.keep(NEXT, NOW, board_id=made)
    assert home.chooser(made)[0] == "Isla"
    home.keep(NOW, Cell("School"), board_id=made, on=TOMORROW)
    assert home.chooser(made)[0] == ""
    home.undo()
    assert home.chooser(made) == ("Isla", "picture", TODAY)


def test_a_choice_is_refused_for_strangers_and_unknown_ways(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    other = people.add_person(home.store, PersonFacts("Tom")).made_id
    stranger = people.circle(home.store, other)[0].id
    with pytest.raises(InputError):
        boards.choose(home.store, made, stranger, "said", TODAY)
    with pytest.raises(InputError):
        boards.choose(home.store, made, home.isla, "guessed", TODAY)
    assert home.chooser(made) == ("Isla", "picture", TODAY)


def test_undo_takes_back_one_change_after_the_other_and_at_last_the_board(home: Home) -> None:
    made = home.keep(NOW, Cell())
    home.keep(NOW, NEXT, board_id=made)
    home.undo()
    assert home.board(made).cells == (SHOWN[0], Cell())
    home.undo()
    assert boards.board(home.store, made) is None and home.listed() == []


def test_undo_of_typed_words_goes_back_to_before_the_typing(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    for words in ("B", "Ba", "Bath"):
        typed = (SHOWN[0], Cell(words, NEXT.picture))
        boards.keep(home.store, home.person, made, typed, TODAY, "")
    boards.keep(home.store, home.person, made, typed, TODAY, "Words changed", SHOWN)
    assert home.board(made).cells[1].words == "Bath"
    home.undo()
    assert home.board(made).cells == SHOWN


def test_a_removed_board_comes_back(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    boards.remove(home.store, made)
    assert boards.board(home.store, made) is None and home.listed() == []
    home.undo()
    assert home.board(made).cells == SHOWN and home.chooser(made)[0] == "Isla"


def test_a_copy_is_a_board_of_its_own_that_nobody_has_chosen_yet(home: Home) -> None:
    made = home.keep(NOW, NEXT)
    copied = boards.copy(home.store, made).made_id
    assert home.board(copied).cells == SHOWN and home.chooser(copied)[0] == ""
    home.keep(NEXT, NOW, board_id=copied)
    assert home.board(made).cells == SHOWN
    assert home.listed() == [copied, made]


def test_the_board_last_worked_on_is_the_one_to_print_until_another_is_brought_forward(home: Home) -> None:
    first, second = home.keep(NOW, NEXT), home.keep(NEXT, NOW)
    assert to_print(home).board.id == second
    boards.bring_forward(home.store, first)
    assert to_print(home).board == home.board(first)
    assert home.chooser(first) == ("Isla", "picture", TODAY)
    home.undo()
    assert home.listed() == [first], "bringing forward is nothing to undo: the second board was"


def to_print(home: Home) -> boards.ToPrint:
    with home.store.read() as session:
        found = boards.newest_board_in(session, home.person)
    assert found is not None
    return found


def test_without_a_board_there_is_nothing_to_print(home: Home) -> None:
    with home.store.read() as session:
        assert boards.newest_board_in(session, home.person) is None


def test_a_photo_stands_on_the_board_small_and_without_what_the_camera_wrote(home: Home) -> None:
    photo = board_photos.add_photo(home.store, home.person, a_photo()).made_id
    home.keep(Cell("Gran’s house", f"photo:{photo}"), NEXT)
    jpeg = to_print(home).photos[f"photo:{photo}"]
    with Image.open(BytesIO(jpeg)) as picture:
        assert max(picture.size) <= 512 and not picture.getexif()
    (kept,) = board_photos.photos(home.store, home.person)
    assert (kept.id, kept.words, kept.jpeg) == (photo, "Gran’s house", jpeg)


def test_a_photo_without_a_word_is_not_printed(home: Home) -> None:
    photo = board_photos.add_photo(home.store, home.person, a_photo()).made_id
    cells = home.board(home.keep(Cell("", f"photo:{photo}"), NEXT)).cells
    assert boards.unfinished(cells) == {0: "Please type a word for the photo in “Now”."}


def test_a_photo_is_nobody_elses(home: Home) -> None:
    other = people.add_person(home.store, PersonFacts("Tom")).made_id
    theirs = board_photos.add_photo(home.store, other, a_photo()).made_id
    assert board_photos.photos(home.store, home.person) == ()
    with pytest.raises(InputError):
        home.keep(Cell("Tom", f"photo:{theirs}"), NEXT)
    with pytest.raises(InputError):
        board_photos.add_photo(home.store, home.person, b"not a picture")
    with pytest.raises(InputError):
        board_photos.add_photo(home.store, "nobody", a_photo())


@pytest.mark.parametrize(
    "picture", ["symbol:no-such-thing", "photo:none", "file:/etc/hostname", "symbol:", "swing", "photo:"]
)
def test_unknown_pictures_are_refused_and_nothing_changes(home: Home, picture: str) -> None:
    made = home.keep(NOW, NEXT)
    with pytest.raises(InputError, match="Nothing was changed"):
        home.keep(NOW, Cell("Bath", picture), board_id=made)
    assert home.board(made).cells == SHOWN


@pytest.mark.parametrize("count", [0, 1, 4])
def test_a_board_has_two_or_three_cells(home: Home, count: int) -> None:
    with pytest.raises(InputError):
        home.keep(*[NOW] * count)
    assert home.listed() == []


def test_a_board_of_somebody_else_is_not_changed(home: Home) -> None:
    other = people.add_person(home.store, PersonFacts("Tom")).made_id
    made = home.keep(NOW, NEXT)
    with pytest.raises(InputError):
        boards.keep(home.store, other, made, (NEXT, NOW), TODAY)
    with pytest.raises(InputError):
        boards.remove(home.store, "no such board")
    assert home.board(made).cells == SHOWN


def test_words_are_one_line_without_control_characters_and_all_else_stays(home: Home) -> None:
    hostile = "<b>Bath</b>\x00\x1b\r\n\u202e{name} 🛁\t%s\x7f"
    made = home.keep(Cell(hostile), NEXT)
    assert home.board(made).cells[0].words == "<b>Bath</b> \u202e{name} 🛁 %s"


def test_words_are_no_longer_than_can_be_read_at_a_glance(home: Home) -> None:
    home.keep(Cell("é" * boards.LONGEST), NEXT)
    with pytest.raises(InputError, match="60 letters"):
        home.keep(Cell("é" * (boards.LONGEST + 1)), NEXT)


# What was said about routines


@pytest.mark.parametrize(
    ("audiences", "shown"),
    [
        (("person", "family"), True),
        (("person", "family", "school"), True),
        (("person",), False),
        (("family",), False),
        ((), False),
    ],
)
def test_a_line_about_routines_shows_only_to_those_it_is_meant_for(
    home: Home, audiences: tuple[str, ...], shown: bool
) -> None:
    line = say(home, "C5", home.nadia, "Bath, then milk, then bed.")
    sharing.share(home.store, Scope(statement_id=line), Decision(audiences))
    assert lines(home) == (["Bath, then milk, then bed."] if shown else [])


def test_not_even_the_persons_own_words_show_before_they_share_them(home: Home) -> None:
    line = say(home, "C5", home.isla, "Swing first.")
    assert lines(home) == []
    sharing.share(home.store, Scope(statement_id=line), Decision(("person", "family"), understood="yes"))
    assert lines(home) == ["Swing first."]
    sharing.withdraw(home.store, Scope(statement_id=line), Decision())
    assert lines(home) == []


def test_only_questions_about_routines_that_were_agreed_and_are_for_all_of_the_family(home: Home) -> None:
    both = Decision(("person", "family"))
    sharing.share(home.store, Scope(statement_id=say(home, "F1", home.nadia, "Goes quiet.")), both)
    unread = say(home, "C5", home.nadia, "Not read back.", agreed=False)
    sharing.share(home.store, Scope(statement_id=unread), both)
    but_isla = Decision(("person", "family"), exceptions=(home.isla,))
    sharing.share(home.store, Scope(statement_id=say(home, "H4", home.nadia, "Waiting.")), but_isla)
    assert lines(home) == []


def say(home: Home, question_id: str, who: str, words: str, *, agreed: bool = True) -> str:
    visit = interviews.start(home.store, home.person, interviews.Plan(TODAY)).made_id
    line = interviewing.say(home.store, visit, question_id, Words(words, who)).made_id
    if agreed:
        reading_back.word(home.store, line, "agreed")
    return line


def lines(home: Home) -> list[str]:
    return [one.words for one in routines.routines(home.store, home.person, TODAY)]


# On paper


def test_the_board_is_printed_with_its_words_and_whose_choice_it_was(home: Home) -> None:
    photo = board_photos.add_photo(home.store, home.person, a_photo()).made_id
    home.keep(NOW, Cell("Granny", f"photo:{photo}"), Cell("Bed"))
    wanted = Wanted("person", TODAY, document=boards.NOW_NEXT)
    material = summarising.material(home.store, home.person, wanted)
    assert [(cell.head, cell.words) for cell in material.contents.board] == [
        ("Now", FIRST.word),
        ("Next", "Granny"),
        ("Then", "Bed"),
    ]
    first, second, third = (cell.picture for cell in material.contents.board)
    assert first.symbol == FIRST.id and second.photo and not third
    printed = summarising.set_page(material).page
    for words in (FIRST.word, "Granny", "Bed", "Isla chose this."):
        assert words in printed.text


def test_without_a_board_the_paper_says_so(home: Home) -> None:
    home.keep(*BLANK)
    wanted = Wanted("person", TODAY, document=boards.NOW_NEXT)
    assert "No board has been made yet" in summarising.make(home.store, home.person, wanted).page.text
