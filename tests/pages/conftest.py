"""People to make documents about: the three cases, somebody of whom nothing was said, and somebody with 300 cards."""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

import pytest

from coprod_desktop.paths import RESOURCES
from coprod_desktop.questions.question_set import builtin_sets
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import Store, create_store
from coprod_desktop.work import bringing_in, interviews, listing, people
from coprod_desktop.work.people import PersonFacts

TODAY = date(2026, 11, 25)
CASES = ("Isla", "Kay", "Rhi")
NOBODY_YET, CROWDED = "Nell", "Wren"
EVERYONE = (*CASES, NOBODY_YET, CROWDED)
VOICES = (
    ("Wren", "self"), ("Odile Sandoval", "Mum"), ("Teo", "Dad"), ("Nana Bea", "Gran"), ("Ms Farrow", "teacher"),
    ("Jo", "support worker"), ("Sam Ikande", "nurse"),
)  # fmt: skip
STAGES = ("settled", "early", "upset", "recovering", "")
HEADER = "question,who,relationship,state,words,stage,where,works,share_with,read_back,private_note"
NOT_ASKED = ("M5", "A8", "F2", "G2", "H5", "N1", "N2", "N3", "N6", "N7", "A3")


@pytest.fixture(scope="session")
def everyone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Only to be read."""
    folder = tmp_path_factory.mktemp("everyone") / "store"
    store, _ = create_store(folder, "winter lantern ferry moss", "Ruth Abara", Cost(8 * 1024, 1))
    with store:
        for sheet in (
            *(file.read_bytes() for file in sorted(RESOURCES.glob("sample/*.csv"))),
            crowded_sheet(),
        ):
            bringing_in.bring_in(store, bringing_in.look_at(store, sheet))
        nell = people.add_person(store, PersonFacts(NOBODY_YET, NOBODY_YET, "")).made_id
        interviews.start(store, nell, interviews.Plan(TODAY))
        yield store


def person_of(store: Store, called: str) -> str:
    return next(row.id for row in listing.people(store, TODAY) if row.facts.called == called)


def crowded_sheet() -> bytes:
    """300 agreed statements of seven voices to every question, some of them long."""
    asked = [one.id for one in next(iter(builtin_sets().values())).questions if one.id not in NOT_ASKED]
    rows = [
        HEADER,
        f"@name,,,,{CROWDED},,,,,,",
        "@date,,,,2026-11-20,,,,,,",
        "@review_by,,,,2027-02-01,,,,,,",
    ]
    turns = zip(range(300), cycle(asked), cycle(VOICES), cycle(STAGES), strict=False)
    for number, question, (who, relationship), stage in turns:
        words = f"Line {number} from {who}: " + "the kettle hums and the hall is loud " * (1 + number % 5)
        works = str(number % 5)
        rows.append(
            f'{question},{who},{relationship},answered,"{words.strip()}.",{stage},Home,{works},person;family;school,agreed,'
        )
    return "\n".join(rows).encode()
