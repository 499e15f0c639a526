"""Every screen in its states, ready to be pictured: made from the sample sheets in throw-away stores."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from coprod_desktop.ui import shot_backups as backups
from coprod_desktop.ui import shot_boards as boards
from coprod_desktop.ui import shot_bundles as bundles
from coprod_desktop.ui import shot_doors as doors
from coprod_desktop.ui import shot_leaving as leaving
from coprod_desktop.ui import shot_papers as papers
from coprod_desktop.ui import shot_search as searching
from coprod_desktop.ui import shot_states as states
from coprod_desktop.ui import shot_together as together
from coprod_desktop.ui.doors.closing import ClosingDoor
from coprod_desktop.ui.doors.first_run import GONE, NewStoreDoor, WelcomeDoor
from coprod_desktop.ui.doors.recovery import NewPassphraseDoor, RecoveryKeyDoor
from coprod_desktop.ui.doors.recovery_sheet import KeyOnPaperDoor
from coprod_desktop.ui.doors.restore import RestoreDoor
from coprod_desktop.ui.doors.unlock import UnlockDoor
from coprod_desktop.ui.doors.waiting import FinishingDoor, LockedDoor, NotKeptDoor, WaitingDoor
from coprod_desktop.ui.gallery import Shot, make_gallery
from coprod_desktop.ui.inside import Inside
from coprod_desktop.work import demo, interviewing, interviews, listing, opening, people
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.opening import DataKey
from coprod_desktop.work.people import PersonFacts

if TYPE_CHECKING:
    from coprod_desktop.work.opening import Store

QUESTIONS = ("A1", "A3", "A6", "A8", "C2", "D2", "D3", "F1", "F2", "G2", "H5", "I2", "J4", "N4", "N7")
"""One question of each kind of answer, and the screens' own records."""


@dataclass(frozen=True)
class Cast:
    """The stores and the people of the pictures."""

    store: "Store"
    empty: "Store"
    amira: str
    isla: str
    new: str
    talking: str
    earlier: str
    to_read: str


def take_all(folder: Path) -> list[Path]:
    """Picture everything into `folder`; returns the files."""
    with every_shot() as shots:
        return make_gallery(folder, shots)


@contextmanager
def every_shot() -> Iterator[tuple[Shot, ...]]:
    """All pictures, with the stores they need for as long as they are taken."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        store, empty = opening.made_up(Path(place) / "made-up"), opening.made_up(Path(place) / "nobody")
        try:
            cast = _cast(store, empty)
            pages = (*_reading(cast), *_together(cast), *_summaries(cast), *_boards(cast))
            yield (*_doors(cast), *_lists(cast), *_visit(cast), *pages)
        finally:
            store.close()
            empty.close()


def _cast(store: "Store", empty: "Store") -> Cast:
    """The made-up families, one name in somebody's words, somebody new, and a store without anybody."""
    for row in listing.people(empty, date.today()):
        people.remove_person(empty, row.id)
    known = {row.facts.called: row.id for row in listing.people(store, date.today())}
    amira = known["Amira"]
    talking, earlier = (visit.id for visit in interviews.visits_of(store, amira))
    nadia = next(voice.id for voice in people.circle(store, amira) if voice.name == demo.NADIA)
    interviewing.say(store, talking, "C2", Words("A seat by the door, away from Jaydon.", nadia))
    new = people.add_person(store, PersonFacts("Kofi Mensah")).made_id
    to_read = interviews.visits_of(store, known["Isla"])[0].id
    return Cast(store, empty, amira, known["Isla"], new, talking, earlier, to_read)


def _doors(cast: Cast) -> tuple[Shot, ...]:
    folder = cast.store.folder
    return (
        Shot("01-welcome", WelcomeDoor),
        Shot("01-welcome-gone", lambda: WelcomeDoor(GONE)),
        Shot("02-new-store", NewStoreDoor),
        Shot("02-new-store-weak", NewStoreDoor, doors.type_weak),
        Shot("03-unlock", lambda: UnlockDoor(folder)),
        Shot("03-unlock-wrong", lambda: UnlockDoor(folder), doors.unlock_wrong),
        Shot("03-unlock-damaged", lambda: UnlockDoor(folder), doors.damaged),
        Shot("04-recovery-key", lambda: KeyOnPaperDoor(cast.store, doors.KEY)),
        Shot("04-recovery-key-back", lambda: KeyOnPaperDoor(cast.store, doors.KEY), doors.type_key_back),
        Shot("05-use-recovery-key", lambda: RecoveryKeyDoor(folder, WelcomeDoor), doors.slip_in_key),
        Shot("05-new-passphrase", lambda: NewPassphraseDoor(folder, DataKey("", b""))),
        Shot("06-waiting", WaitingDoor),
        Shot("07-locked", LockedDoor),
        Shot("08-not-locked", NotKeptDoor),
        Shot("09-restore", lambda: RestoreDoor(WelcomeDoor)),
        Shot("09-closing", lambda: ClosingDoor(cast.empty)),
        Shot("09-closing-failed", lambda: backups.closing_failed(cast.empty)),
        Shot("08-nearly-locked", FinishingDoor),
    )


def _lists(cast: Cast) -> tuple[Shot, ...]:
    shot = partial(_shot, cast.store)
    empty = partial(_shot, cast.empty)
    isla: dict[str, Any] = {"person_id": cast.isla}
    return (
        shot("10-people", "people"),
        empty("10-people-empty", "people"),
        shot("10-people-none-found", "people", states.search_in_vain),
        shot("11-add-person", "people", states.add_person),
        shot("11-search", "people", searching.search("")),
        shot("11-search-found", "people", searching.search("the")),
        shot("11-search-narrowed", "people", searching.early("the")),
        shot("11-search-nothing", "people", searching.search("zzz")),
        shot("12-reviews", "reviews"),
        empty("12-reviews-empty", "reviews"),
        shot("12-pages-for-many", "reviews", papers.choose_batch),
        shot("12-pages-for-many-going", "reviews", papers.batch_going),
        shot("12-pages-for-many-done", "reviews", papers.batch_done),
        shot("13-person", "person", **isla),
        shot("13-person-new", "person", person_id=cast.new),
        shot("13-person-erase", "person", leaving.erase_at_once, **isla),
        shot("13-person-everything", "person", leaving.everything_held, **isla),
        shot("13-person-edit", "person", states.edit_person, **isla),
        shot("13-person-contributor", "person", states.edit_contributor, **isla),
        shot("13-person-someone-new", "person", states.new_contributor, **isla),
        shot("14-person-interviews", "person", **isla, tab="interviews"),
        shot("14-person-plan", "person", person_id=cast.amira, tab="plan"),
        shot("14-person-plan-new", "person", person_id=cast.new, tab="plan"),
        shot("14-person-plan-form", "person", states.follow_up, person_id=cast.amira, tab="plan"),
        shot("14-person-plan-wrong", "person", states.cannot, person_id=cast.amira, tab="plan"),
        shot("14-person-plan-ask", "person", states.add_ask, person_id=cast.amira, tab="plan"),
        shot("15-person-summaries", "person", **isla, tab="summaries"),
        shot(
            "15-person-summaries-taken-back", "person", states.to_end, person_id=cast.amira, tab="summaries"
        ),
        shot("15-person-hand-on", "person", bundles.hand_on, **isla, tab="summaries"),
        shot("15-person-summaries-new", "person", person_id=cast.new, tab="summaries"),
        shot("16-bring-in", "bring_in"),
        shot("16-bring-in-faults", "bring_in", states.sheet_with_faults),
        shot("16-bring-in-choice", "bring_in", states.sheet_again),
        shot("16-bring-in-bundle", "bring_in", bundles.ask_for_words),
        shot("16-bring-in-bundle-offer", "bring_in", bundles.offer_bundle),
        empty("16-bring-in-offer", "bring_in", states.sheet_again),
        shot("17-settings", "settings"),
        shot("17-settings-new-keys", "settings", states.make_all_new),
        shot("17-settings-passphrase", "settings", states.change_passphrase),
        empty("18-backups-none", "backups", backups.none_yet),
        shot("18-backups-going", "backups", backups.going),
        shot("18-backups", "backups", backups.made),
        shot("18-backups-one", "backups", backups.one),
        shot("19-what-is-due", "due", leaving.something_is_due),
        empty("19-what-is-due-empty", "due"),
    )


def _visit(cast: Cast) -> tuple[Shot, ...]:
    shot = partial(_shot, cast.store)
    talk: dict[str, Any] = {"interview_id": cast.talking}
    first = partial(shot, screen="guide", **talk, question_id="F1")
    return (
        shot("20-start", "start", person_id=cast.amira),
        shot("20-start-sections", "start", states.choose_sections, person_id=cast.new),
        shot("21-agree-and-agenda", "start", **talk),
        *(shot(f"30-guide-{one}", "guide", **talk, question_id=one) for one in QUESTIONS),
        first("31-guide-typing", then=states.type_words),
        first("31-guide-more", then=states.open_more),
        first("31-guide-no-name", then=states.say_without_name),
        first("31-guide-undo", then=states.say_and_undo),
        first("31-guide-problem", then=states.fail),
        first("32-jump", then=states.jump),
        first("32-own-topic", then=states.own_topic),
        first("32-private-note", then=states.write_note),
        first("32-edit", then=states.edit),
        first("32-short-words", then=states.shorten),
        first("32-someone-else", then=states.someone_else),
        first("33-break", then=states.rest),
        first("33-hidden", then=states.hide),
        first("34-keys", then=states.keys),
        first("35-search-in-a-visit", then=searching.search("th")),
        shot("40-separate-part", "concerns", person_id=cast.amira),
        shot("41-separate-part-open", "concerns", states.open_concerns, person_id=cast.amira),
    )


def _reading(cast: Cast) -> tuple[Shot, ...]:
    here = partial(_shot, cast.store, screen="read_back", interview_id=cast.talking)
    return (
        here("50-who-is-here"),
        here("50-may-we-read", then=states.seat_all),
        here("51-statement", then=states.read("C1")),
        here("51-statement-answered", then=states.answer),
        here("51-sharing-more", then=states.share_more),
        here("51-changing", then=states.change_words),
        here("51-names", then=states.read("C2")),
        here("51-beside", then=states.read("F1")),
        _shot(cast.store, "51-taken-back", "read_back", states.taken_back, interview_id=cast.earlier),
        _shot(cast.store, "51-long", "read_back", states.read(), interview_id=cast.to_read),
        *(here(f"52-{step}", then=states.step(step)) for step in states.STEPS),
        here("53-hand-over", then=states.hand_over),
        here("53-how-it-was-answers", then=states.how_it_was),
    )


def _together(cast: Cast) -> tuple[Shot, ...]:
    shot = partial(_shot, cast.store, screen="together", person_id=cast.isla)
    new = partial(_shot, cast.store, screen="together", person_id=cast.new)
    return (
        shot("55-side-by-side"),
        shot("55-side-by-side-signs", then=together.first_signs),
        shot("55-side-by-side-differ", then=together.show_only("differ")),
        shot("55-side-by-side-row", then=together.open_row),
        shot("55-side-by-side-talk", then=together.talk),
        shot("55-side-by-side-goes-with", then=together.goes_with),
        shot("55-side-by-side-voices", then=together.choose_voices),
        shot("55-side-by-side-who-looks", then=together.who_looks),
        shot("55-side-by-side-parents", then=together.for_the_parents),
        shot("55-side-by-side-handed-over", then=together.handed_over),
        new("55-side-by-side-empty"),
        shot("56-the-same", then=together.find_pairs, view="same"),
        shot("57-ladder", then=together.second_step, view="ladder"),
        shot("57-ladder-pairs", then=together.which_first, view="ladder"),
        new("57-ladder-empty", view="ladder"),
        shot("58-then-and-now", view="then_now"),
        new("58-then-and-now-empty", view="then_now"),
        shot("59-what-we-know", view="known"),
        shot("59-who-can-see", view="sharing"),
        shot("59-who-can-see-school", then=together.as_school, view="sharing"),
        shot("59-who-can-see-many", then=together.change_many, view="sharing"),
    )


def _summaries(cast: Cast) -> tuple[Shot, ...]:
    page = partial(_shot, cast.store, screen="summaries", person_id=cast.isla)
    return (
        page("60-summaries", then=papers.page_made, document="one-page"),
        page("60-summaries-left-over", then=papers.left_over),
        page("60-summaries-not-shown", then=papers.not_on_page),
        page("60-summaries-words", then=papers.as_words),
        page("61-early-signs-easy", then=papers.in_reading("easy"), document="early-signs"),
        page("61-passport-large", then=papers.in_reading("large"), document="passport"),
        page("61-side-by-side", then=papers.on_page(2), document="side-by-side"),
        page("61-record", then=papers.on_page(3), document="record"),
        page("61-blank", then=papers.page_made, document="blank"),
        page("62-password", then=papers.ask_password),
        page("62-password-typed", then=papers.type_password),
        page("62-password-told", then=papers.tell_password),
        _shot(cast.store, "60-summaries-empty", "summaries", papers.page_made, person_id=cast.new),
    )


def _boards(cast: Cast) -> tuple[Shot, ...]:
    board = partial(_shot, cast.store, screen="board")
    empty, filled = partial(board, person_id=cast.new), partial(board, person_id=cast.amira)
    return (
        empty("70-board-empty"),
        filled("70-board"),
        filled("70-board-three", then=boards.third_cell),
        filled("70-board-search", then=boards.search_picture),
        filled("70-board-none-found", then=boards.search_picture_in_vain),
        filled("70-board-below", then=boards.earlier_boards),
    )


def _shot(
    store: "Store",
    name: str,
    screen: str,
    then: Callable[[Inside], object] = id,
    **about: Any,  # noqa: ANN401 - each screen names what it needs
) -> Shot:
    return Shot(name, partial(_inside, store, screen, about), then)


def _inside(store: "Store", screen: str, about: dict[str, Any]) -> Inside:
    inside = Inside(store)
    inside.desk.go(screen, **about)
    return inside
