"""A summary from beginning to end: what may stand on it, what does, what is left over, and why the rest is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session, col, select

from coprod_desktop.errors import InputError
from coprod_desktop.questions.question_set import Question
from coprod_desktop.questions.vocabulary import AUDIENCE, ONE_PAGE, VISIT_ORDER
from coprod_desktop.questions.wording import read_pronouns
from coprod_desktop.store import records
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.contents import Contents
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.making import How, Printed, make_document
from coprod_desktop.summaries.reading import READING, STANDARD
from coprod_desktop.work.background import Background, background
from coprod_desktop.work.contents import gather_for
from coprod_desktop.work.contents.ground import Ground, Wanted
from coprod_desktop.work.contents.told import Told
from coprod_desktop.work.deeds import Changed, Place, begin
from coprod_desktop.work.eligibility import DRAFT_AUDIENCES, NOT_ON_THIS_PAGE, Page, why_not
from coprod_desktop.work.newest import newest
from coprod_desktop.work.people import PersonFacts, person_facts
from coprod_desktop.work.reading_back import review_date_in
from coprod_desktop.work.responding import asked_in_any
from coprod_desktop.work.said import Said, said_by_person
from coprod_desktop.work.voices import in_order, voices

__all__ = ["Made", "Material", "Wanted", "choose_lines", "chosen_lines", "make", "material", "set_page"]


@dataclass(frozen=True)
class Made:
    """A page and the account of it: chosen + left over + excluded are all the person's statements.

    `lines` are all that may stand on the page, in its order, with their ids as `chosen` and `left_over` name
    them. Statements are counted one by one, though two that are seen differently share a line.
    """

    page: Printed
    lines: tuple[Line, ...]
    chosen: tuple[Said, ...]
    left_over: tuple[Said, ...]
    excluded: Mapping[str, tuple[Said, ...]]

    @property
    def total(self) -> int:
        """How many statements were looked at."""
        return len(self.chosen) + len(self.left_over) + sum(len(some) for some in self.excluded.values())


@dataclass(frozen=True)
class Material:
    """All that a document is made of, once the store has been read."""

    wanted: Wanted
    contents: Contents = field(repr=False)
    told: Told = field(repr=False)
    known: Mapping[str, Said] = field(repr=False)
    excluded: Mapping[str, tuple[Said, ...]] = field(repr=False)


def make(store: Store, person_id: str, wanted: Wanted) -> Made:
    """Make the document. Raises InputError for an unknown audience, or a draft for other readers than the family."""
    return set_page(material(store, person_id, wanted))


def material(store: Store, person_id: str, wanted: Wanted) -> Material:
    """Read from the store what a document is made of. Raises InputError as `make` does."""
    _check(wanted)
    with store.read() as session:
        return _material(session, person_id, wanted, store.practitioner)


def set_page(from_: Material) -> Made:
    """Set the pages. It touches no store, so a window can have it done on another thread."""
    wanted, told, known = from_.wanted, from_.told, from_.known
    page = make_document(How(wanted.kind, wanted.way, wanted.paper), from_.contents, wanted.chosen)
    return Made(
        page,
        told.lines,
        tuple(known[one] for line in page.chosen for one in told.holds[line]),
        tuple(known[one] for line in page.left_over for one in told.holds[line]),
        from_.excluded,
    )


def chosen_lines(
    store: Store, person_id: str, audience: str, document: str = ONE_PAGE
) -> tuple[str, ...] | None:
    """The lines the people in the room chose for this audience, in their order; None: left to the program."""
    with store.read() as session:
        row = _choice(session, person_id, audience, document)
    return tuple(row.statements) if row and row.statements is not None else None


def choose_lines(
    store: Store,
    person_id: str,
    audience: str,
    lines: Sequence[str] | None,
    document: str = ONE_PAGE,
    label: str = "Choice kept",
) -> Changed:
    """Keep which lines stand on a page and in which order; None leaves it to the program. `label` names the deed."""
    with store.session() as session:
        doing = begin(store, session, Place(person_id))
        before = _choice(session, person_id, audience, document)
        keys = {"person_id": person_id, "document": document, "audience": audience}
        was = list(before.statements) if before and before.statements is not None else None
        now = list(lines) if lines is not None else None
        doing.step(records.PageChoice, keys, {"statements": was}, {"statements": now})
        return doing.done("page", label)


def _check(wanted: Wanted) -> None:
    choices = (
        ("document", wanted.document, DOCUMENT),
        ("audience", wanted.audience, AUDIENCE),
        ("way to read", wanted.reading or STANDARD.id, READING),
        ("visit", wanted.visit, VISIT_ORDER),
    )
    for what, chosen, known in choices:
        if chosen not in known:
            raise InputError(f"There is no such {what}. Choose one of: {', '.join(known)}.")
    if wanted.draft and wanted.audience not in DRAFT_AUDIENCES:
        raise InputError(
            "A draft is for the family or the person, to check at home. For others, read it back first."
        )


def _material(session: Session, person_id: str, wanted: Wanted, practitioner: str) -> Material:
    row = session.get(records.Person, person_id)
    if row is None:
        raise InputError("This person is no longer in the store.")
    person, everything = person_facts(row), said_by_person(session, person_id)
    known = {one.id: one for one in everything}
    behind = background(session, person, everything)
    allowed = _page(session, person_id, wanted, known)
    excluded, eligible = _sorted_out(everything, allowed)
    ground = Ground(session, wanted, allowed, behind, everything, eligible, practitioner)
    told = gather_for(ground)
    if told.no_place:
        excluded[NOT_ON_THIS_PAGE] = list(told.no_place)
    facts = _facts(session, wanted, person, behind, _standing(told, known), practitioner)
    contents = Contents(facts, told.lines, **told.parts)
    why = {reason: tuple(some) for reason, some in excluded.items()}
    return Material(wanted, contents, told, known, why)


def _standing(told: Told, known: Mapping[str, Said]) -> list[Said]:
    """The statements that may stand in the document: whose voices it has."""
    return [known[one] for line in told.lines for one in told.holds[line.id]]


def _page(session: Session, person_id: str, wanted: Wanted, known: Mapping[str, Said]) -> Page:
    relationships = {key: voice.relationship for key, voice in voices(session, person_id).items()}
    return Page(wanted.audience, wanted.today, wanted.reader, wanted.draft, relationships, known)


def _sorted_out(everything: Sequence[Said], allowed: Page) -> tuple[dict[str, list[Said]], list[Said]]:
    excluded: dict[str, list[Said]] = {}
    eligible: list[Said] = []
    for one in everything:
        reason = why_not(one, allowed)
        if reason:
            excluded.setdefault(reason, []).append(one)
        else:
            eligible.append(one)
    return excluded, eligible


def _facts(
    session: Session,
    wanted: Wanted,
    person: PersonFacts,
    behind: Background,
    standing: Sequence[Said],
    practitioner: str,
) -> PageFacts:
    surname = person.name.split()[1:]
    return PageFacts(
        called=person.called,
        full_name=person.name,
        made_on=wanted.today,
        surname_initial=surname[-1][:1] if surname else "",
        whole_name=wanted.whole_name,
        setting=person.setting,
        photo=person.photo,
        look_again_by=review_date_in(session, person.id),
        ask_today=person.ask_today,
        voices=_voices(standing, behind),
        audience_word=_for_whom(session, wanted, person),
        not_yet_asked=_not_yet_asked(session, behind),
        stage_words=dict(person.stage_words or {}),
        draft=wanted.draft,
        pronoun=read_pronouns(person.pronouns, person.called).their,
        practitioner=practitioner,
    )


def _for_whom(session: Session, wanted: Wanted, person: PersonFacts) -> str:
    """The audience, or the one reader: a page with words that only they may see names them alone."""
    reader = voices(session, person.id).get(wanted.reader)
    return reader.name if reader else person.fill(AUDIENCE[wanted.audience].who)


def _voices(standing: Sequence[Said], behind: Background) -> tuple[str, ...]:
    """Whose words may stand here, the person first; nobody else is hinted at."""
    ordered = in_order({one.voice.id: one.voice for one in standing}.values())
    return tuple(map(behind.named, ordered))


def _not_yet_asked(session: Session, behind: Background) -> tuple[str, ...]:
    """Sections that print here and of which nothing was asked in any interview, whoever may see the answers."""
    asked = asked_in_any(session, [visit.id for visit in behind.visits])
    asked |= _answered(session, behind.person.id)
    if not behind.visits:
        return ()
    titles = []
    for section in behind.visits[0].question_set.sections:
        printing = [one.id for one in section.questions if _prints_lines(one)]
        if printing and not asked.intersection(printing):
            titles.append(behind.person.fill(section.title))
    return tuple(titles)


def _prints_lines(question: Question) -> bool:
    """Whether it brings lines of its own: the header and the lines picked from others don't count."""
    return any(
        one.document == ONE_PAGE and one.slot not in ("header", "read-first") for one in question.prints
    )


def _answered(session: Session, person_id: str) -> set[str]:
    """Questions with a statement that was ever made, removed ones too: they were asked."""
    standing, statement = records.Standing, records.Statement
    query = (
        select(col(standing.question_id))
        .join(statement, col(statement.id) == col(standing.statement_id))
        .where(statement.person_id == person_id)
    )
    return set(session.exec(query))


def _choice(session: Session, person_id: str, audience: str, document: str) -> records.PageChoice | None:
    about = {"person_id": person_id, "audience": audience, "document": document}
    return newest(session, records.PageChoice, **about)
