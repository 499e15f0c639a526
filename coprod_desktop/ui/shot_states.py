"""What is done on a screen before it is pictured: as a person would, through what the screen offers."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coprod_desktop import paths
from coprod_desktop.errors import StoreError
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.shot_doors import wait
from coprod_desktop.work import demo

STEPS = ("alone", "top_three", "how_it_was", "review_date", "sign_off", "done")


def shown(inside: Inside) -> Any:  # noqa: ANN401 - each state knows which screen it is on
    """The screen inside."""
    return inside.shown


# --- people ---


def search_in_vain(inside: Inside) -> None:
    """Nobody of that name."""
    shown(inside).search.setText("Zebedee")


def add_person(inside: Inside) -> None:
    """The form of a new person."""
    shown(inside).add()


def edit_person(inside: Inside) -> None:
    """The form of a known person."""
    shown(inside).edit_person()


def edit_contributor(inside: Inside) -> None:
    """The form of somebody in the circle."""
    shown(inside).tab.circle.chips[1].click()


def new_contributor(inside: Inside) -> None:
    """The form of somebody who is new in the circle."""
    shown(inside).edit_contributor(None)


def follow_up(inside: Inside) -> None:
    """The form of what will be done."""
    next(iter(shown(inside).tab.cards.values())).edit_button.click()


def cannot(inside: Inside) -> None:
    """It can't be done, and nobody has said why yet."""
    follow_up(inside)
    form = shown(inside).form
    form.outcome.chips.choose("not_done")
    form.submit()


def add_ask(inside: Inside) -> None:
    """The form of something that is asked for."""
    shown(inside).add_ask()


def sheet_with_faults(inside: Inside) -> None:
    """A sheet that can't come in."""
    whole = (paths.RESOURCES / "sample" / "teenager.csv").read_text("utf-8")
    spoiled = whole.replace(",answered,", ",anserwed,", 3).replace("F1,", "F99,", 2)
    with TemporaryDirectory() as place:
        file = Path(place) / "sheet.csv"
        file.write_text(spoiled, "utf-8")
        _read_sheet(inside, file)


def sheet_again(inside: Inside) -> None:
    """A sheet about somebody; where they are known already, it asks whether they are the same."""
    _read_sheet(inside, paths.RESOURCES / "sample" / "primary_school.csv")


def _read_sheet(inside: Inside, file: Path) -> None:
    screen = shown(inside)
    screen.read(file)
    busy = screen.now
    wait(lambda: screen.now is not busy)


def to_end(inside: Inside) -> None:
    """A person's page, scrolled down."""
    bar = shown(inside).page.verticalScrollBar()
    bar.setValue(bar.maximum())


def change_passphrase(inside: Inside) -> None:
    """The form under its button."""
    shown(inside).passphrase.open()


def make_all_new(inside: Inside) -> None:
    """The window for new keys."""
    shown(inside).make_all_new()


# --- a visit ---


def choose_sections(inside: Inside) -> None:
    """Chosen sections instead of a whole visit."""
    shown(inside).visit.visit.choose("sections")


def type_words(inside: Inside) -> None:
    """In the middle of somebody's sentence."""
    asking = shown(inside).asking
    asking.choose_voice(2)
    asking.composer.set_words("She starts humming the same tune and pulls at her left sleeve")


def open_more(inside: Inside) -> None:
    """What else a question can record."""
    shown(inside).asking.fields.more.button.click()


def say_without_name(inside: Inside) -> None:
    """Enter, with nobody chosen."""
    asking = shown(inside).asking
    asking.voices.set_value("")
    asking.composer.set_words("She holds her breath.")
    asking.say_now()


def say_and_undo(inside: Inside) -> None:
    """A card taken away can be brought back."""
    asking = shown(inside).asking
    asking.choose_voice(2)
    asking.say("She holds her breath.")
    asking.actions_.act("remove", asking.statements[-1].id)


def fail(inside: Inside) -> None:
    """What a failure looks like."""
    shown(inside).top.show_saving("failed")
    inside.desk.tell_problem(
        StoreError(
            "This could not be saved. Your words are still on the screen. Please make room on the disk."
        )
    )


def jump(inside: Inside) -> None:
    """To another question."""
    shown(inside).windows.jump()


def own_topic(inside: Inside) -> None:
    """Something of the family's own."""
    shown(inside).windows.own_topic()


def write_note(inside: Inside) -> None:
    """A private note."""
    shown(inside).windows.write_note()


def edit(inside: Inside) -> None:
    """A card in its editor."""
    _act(inside, "edit")


def shorten(inside: Inside) -> None:
    """Short words for a card."""
    _act(inside, "short")


def _act(inside: Inside, action: str) -> None:
    asking = shown(inside).asking
    asking.actions_.act(action, asking.statements[0].id)


def someone_else(inside: Inside) -> None:
    """Somebody else begins to speak."""
    shown(inside).asking.add_someone()


def rest(inside: Inside) -> None:
    """A break."""
    shown(inside).take_break()


def hide(inside: Inside) -> None:
    """The screen is hidden."""
    inside.cover.toggle()


def keys(inside: Inside) -> None:
    """F1."""
    inside.show_keys()


def open_concerns(inside: Inside) -> None:
    """The separate part is open."""
    shown(inside).open.click()


# --- reading back ---


def seat_all(inside: Inside) -> None:
    """Everyone who takes part can see the screen."""
    screen = shown(inside)
    for chip in screen.step.chips.chips()[:-1]:
        chip.click()
    screen.forward()


def _reading(inside: Inside) -> Any:  # noqa: ANN401 - the screen, with everyone's leave
    screen = shown(inside)
    screen.room.seat([voice.id for voice in screen.room.visit.voices])
    for voice in screen.room.to_ask():
        screen.room.give_leave(voice.id)
    return screen


def read(question_id: str = "") -> Callable[[Inside], None]:
    """At the last statement to this question, or at the longest of all."""

    def to_it(inside: Inside) -> None:
        screen = _reading(inside)
        known = [one for one in screen.room.everything() if one.id in screen.room.route]
        here = [one for one in known if one.question_id == question_id]
        screen.room.at = (here[-1] if here else max(known, key=lambda one: len(one.words))).id
        screen.go_to("words")

    return to_it


def answer(inside: Inside) -> None:
    """The speaker said yes, and with whom."""
    read("B5")(inside)
    statement = shown(inside).step.statement
    if not statement.one.word:
        statement.answer("agreed")
    shown(inside).step.statement.who_sees.chips.choose("family")


def taken_back(inside: Inside) -> None:
    """Alone, Nadia is told which papers hold what she took back."""
    screen = shown(inside)
    nadia = next(voice for voice in screen.room.visit.voices if voice.name == demo.NADIA)
    screen.room.seat([nadia.id])
    screen.go_to("words")
    who_sees = screen.step.statement.who_sees
    for audience in ("family", "school"):
        who_sees.chips.choose(audience)
    who_sees.take_back.click()


def share_more(inside: Inside) -> None:
    """The finer choices about sharing."""
    read("C1")(inside)
    who_sees = shown(inside).step.statement.who_sees
    who_sees.more.offer(("family", "school"))
    who_sees.more.open()


def change_words(inside: Inside) -> None:
    """Saying it in other words."""
    read("C1")(inside)
    shown(inside).step.statement.answer("changed")


def step(step_id: str) -> Callable[[Inside], None]:
    """One of the later steps."""
    return lambda inside: _reading(inside).go_to(step_id)


def hand_over(inside: Inside) -> None:
    """The screen is turned to one person."""
    step("alone")(inside)
    shown(inside).step.chips.chips()[0].click()


def how_it_was(inside: Inside) -> None:
    """One person's own answers."""
    step("how_it_was")(inside)
    shown(inside).step.chips.chips()[0].click()
    hand = shown(inside).step.box.itemAt(0).widget()
    hand.buttons[0].click()
