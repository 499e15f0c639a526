"""Made-up families for looking round: the sample sheets, and one visit that is still going on."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from coprod_desktop import paths
from coprod_desktop.questions.vocabulary import ONE_PAGE
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.symbols import symbols
from coprod_desktop.work import (
    boards,
    bringing_in,
    demo_plans,
    demo_together,
    handing_over,
    interviewing,
    interviews,
    listing,
    people,
    reading_back,
    responding,
    said,
    sharing,
)
from coprod_desktop.work.boards import SYMBOL, Cell
from coprod_desktop.work.eligibility import Page, why_not
from coprod_desktop.work.handing_over import Paper
from coprod_desktop.work.interviewing import Words
from coprod_desktop.work.people import ContributorFacts, PersonFacts

PRACTITIONER = "Ruth Adeyemi"
SAMPLES = paths.RESOURCES / "sample"
HERE, ASKS = "F1", "N4"

_FAMILY = (
    ContributorFacts("Nadia", "Mum"),
    ContributorFacts("Tom", "Dad"),
    ContributorFacts("Mr Reed", "teacher"),
)
AMIRA, NADIA, TOM, REED = "Amira", *(each.name for each in _FAMILY)

_Said = tuple[str, str, Words]
"""Question, who said it, and the words (the contributor is filled in later)."""


def _words(said: str, stage: str = "", *places: str) -> Words:
    return Words(said, "", stage=stage, places=places)


_IN_MARCH: tuple[_Said, ...] = (
    ("C1", AMIRA, _words("My blue blanket and the swing.")),
    ("C1", NADIA, _words("Knowing who is coming to the house.")),
    (HERE, NADIA, _words("Covers her ears.", "early", "Home")),
    (HERE, TOM, _words("Asks for the tablet again and again.", "early", "Car")),
    (ASKS, AMIRA, _words("Somewhere quiet to go when my ears feel full.")),
    (ASKS, NADIA, _words("Tell us the day before when a different teacher is coming.")),
    (ASKS, TOM, _words("Let her bring the fox book on the school trip.")),
    (ASKS, NADIA, _words("Somebody she knows at the gate, every morning.")),
)
_TODAY: tuple[_Said, ...] = (
    ("B5", AMIRA, _words("I am good at drawing foxes.")),
    ("C1", AMIRA, _words("Foxes. And the swing when nobody else is on it.")),
    ("C1", NADIA, _words("A plan she can see, and time to finish what she has begun.")),
    (HERE, NADIA, _words("Goes quiet and stops answering to her name.", "early", "Home", "Gran’s house")),
    (HERE, TOM, _words("Paces between the door and the window.", "early", "School run")),
    (HERE, AMIRA, _words("My ears feel full.", "early")),
)

_PAPERS: Mapping[str, tuple[tuple[int, Paper], ...]] = {
    "Amira": (
        (255, Paper(ONE_PAGE, "family", reading="easy", draft=True)),
        (250, Paper(ONE_PAGE, "school", how="printed")),
    ),
    "Isla": (
        (12, Paper(ONE_PAGE, "school", how="printed")),
        (12, Paper(ONE_PAGE, "family", reading="large")),
        (5, Paper(ONE_PAGE, "health", locked=True)),
    ),
}
"""How a person is called → the pages that were handed over, and how many days before the visit."""
_AFTERWARDS = Paper(ONE_PAGE, "school", how="copied")


def fill(store: Store, today: date | None = None) -> None:
    """Put the made-up families into an empty store, as if the visit were `today`."""
    day = today or date.today()
    _bring_in_samples(store)
    demo_together.second_visit(store)
    amira = people.add_person(
        store,
        PersonFacts(
            "Amira Khan",
            "Amira",
            "she/her",
            born=day.replace(year=day.year - 9, day=1) - timedelta(days=60),
            setting="Oakfield Primary",
        ),
    ).made_id
    for facts in _FAMILY:
        people.add_contributor(store, amira, facts)
    _earlier_visit(store, amira, day - timedelta(days=255))
    _visit_going_on(store, amira, day)
    _boards(store, amira, day)
    _reviews(store, day)
    demo_plans.follow_up_all(store, day)
    _papers(store, day)
    _take_back(store, amira)
    _hand_over(store, amira, day - timedelta(days=90), _AFTERWARDS)


def _bring_in_samples(store: Store) -> None:
    for sheet in sorted(SAMPLES.glob("*.csv")):
        bringing_in.bring_in(store, bringing_in.look_at(store, sheet.read_bytes()))


def _earlier_visit(store: Store, person_id: str, day: date) -> None:
    """An agreed visit, so that there is something that was heard last time."""
    interview_id = _talk(store, person_id, day, _IN_MARCH, away=(REED,))
    interviews.end(store, interview_id)
    for who in _voices(store, person_id).values():
        for one in reading_back.to_read(store, interview_id, [who]):
            reading_back.word(store, one.id, "agreed")
            sharing.share(
                store,
                sharing.Scope(statement_id=one.id),
                sharing.Decision(("person", "family", "school"), understood="yes"),
            )


def _visit_going_on(store: Store, person_id: str, day: date) -> None:
    interview_id = _talk(store, person_id, day, _TODAY, away=(REED,))
    responding.respond(store, interview_id, "G1", "ask_later")
    responding.arrive(store, interview_id, HERE)
    interviews.pause(store, interview_id)


def _boards(store: Store, person_id: str, day: date) -> None:
    """One that her father made some time ago, and one that she chose today."""
    before = boards.keep(store, person_id, None, (_cell("food", "Breakfast"), _cell("bus")), day).made_id
    boards.choose(store, before, _voices(store, person_id)[TOM], "said", day - timedelta(days=9))
    boards.keep(store, person_id, None, (_cell("swing"), _cell("bath", "Bath with bubbles")), day)


def _cell(symbol_id: str, words: str = "") -> Cell:
    """One of our pictures, with its own word unless others are given."""
    return Cell(words or symbols()[symbol_id].word, f"{SYMBOL}:{symbol_id}")


def _talk(store: Store, person_id: str, day: date, said: tuple[_Said, ...], away: tuple[str, ...]) -> str:
    plan = interviews.Plan(day, "At home", PRACTITIONER, "first")
    interview_id = interviews.start(store, person_id, plan).made_id
    voices = _voices(store, person_id)
    for name, voice_id in voices.items():
        interviews.take_part(store, interview_id, voice_id, "away" if name in away else "here")
    for question_id, who, words in said:
        responding.arrive(store, interview_id, question_id)
        interviewing.say(store, interview_id, question_id, replace(words, contributor_id=voices[who]))
    return interview_id


def _voices(store: Store, person_id: str) -> Mapping[str, str]:
    return {voice.name: voice.id for voice in people.circle(store, person_id)}


def _reviews(store: Store, day: date) -> None:
    """Something overdue, something soon: so that the list of reviews shows both."""
    dues = (day + timedelta(days=92), day - timedelta(days=7), day + timedelta(days=16))
    for row, due in zip(listing.people(store, day), dues, strict=False):
        newest = interviews.visits_of(store, row.id)[0]
        reading_back.review_by(store, newest.id, due)


def _papers(store: Store, day: date) -> None:
    for row in listing.people(store, day):
        for days_ago, paper in _PAPERS.get(row.facts.called, ()):
            _hand_over(store, row.id, day - timedelta(days=days_ago), paper)


def _hand_over(store: Store, person_id: str, day: date, paper: Paper) -> None:
    """In the afternoon, with the words that may stand on such a page."""
    page = Page(paper.audience, day, draft=paper.draft)
    known = [one for one in said.about_person(store, person_id) if one.held_on <= day]
    on_paper = replace(paper, wordings=tuple(one.wording_id for one in known if not why_not(one, page)))
    handing_over.handed_over(store, person_id, on_paper, datetime.combine(day, time(15, 20), UTC))


def _take_back(store: Store, person_id: str) -> None:
    """What Nadia said in March stands on papers; afterwards she thought better of it."""
    about = next(one for one in said.about_person(store, person_id) if one.words == _IN_MARCH[1][2].words)
    sharing.withdraw(store, sharing.Scope(statement_id=about.id), sharing.Decision())
