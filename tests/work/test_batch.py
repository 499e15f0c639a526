"""The same document for many people: only what was agreed, files that name nobody, stoppable, true about failures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from coprod_desktop.errors import StoreError
from coprod_desktop.store.vault import Store
from coprod_desktop.summaries.documents import ALL
from coprod_desktop.work import handing_over, listing, opening, people, summarising
from coprod_desktop.work.batch import OFFERED, Batch, Run
from coprod_desktop.work.people import PersonFacts
from coprod_desktop.work.summarising import Wanted

TODAY = date.today()
"""The made-up families have theirs."""


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = opening.made_up(tmp_path_factory.mktemp("made-up") / "store")
    people.add_person(made, PersonFacts("Nobody Agreed"))
    yield made
    made.close()


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Batch(Wanted("school", TODAY), folder)


def everyone(store: Store) -> dict[str, str]:
    return {row.id: row.facts.name for row in listing.people(store, TODAY)}


def run_all(store: Store, batch: Batch) -> Run:
    run = Run(store, list(everyone(store)), batch)
    while not run.is_over:
        run.make_next()
    return run


def test_each_person_has_a_whole_page_or_a_reason(made_up: Store, batch: Batch) -> None:
    run, names = run_all(made_up, batch), everyone(made_up)
    assert [one.person_id for one in run.outcomes] == list(names) and run.done == run.total
    without = {names[one.person_id] for one in run.outcomes if one.file is None}
    assert without == {"Nobody Agreed", "Rhiannon Pugh"} and not any(one.trouble for one in run.outcomes)
    for one in run.saved:
        assert one.file is not None and one.paper is not None
        text = " ".join(page.extract_text() for page in PdfReader(BytesIO(one.file.read_bytes())).pages)
        assert people.person(made_up, one.person_id).called in text
        made = summarising.make(made_up, one.person_id, batch.wanted)
        assert one.paper.wordings == tuple(each.wording_id for each in made.chosen)
        assert (one.paper.document, one.paper.audience, one.paper.how) == ("one-page", "school", "saved")


def test_names_of_files_name_nobody_and_never_meet(made_up: Store, batch: Batch) -> None:
    before = batch.folder / f"One-page summary {TODAY}.pdf"
    before.write_text("somebody else's")
    saved = [one.file.name for one in run_all(made_up, batch).saved if one.file]
    assert saved == [f"One-page summary {TODAY} ({number}).pdf" for number in (2, 3, 4)]
    assert before.read_text() == "somebody else's"


def test_the_lines_that_were_chosen_stand(made_up: Store, batch: Batch) -> None:
    isla = next(id_ for id_, name in everyone(made_up).items() if name.startswith("Isla"))
    first = summarising.make(made_up, isla, batch.wanted).page.chosen[:2]
    summarising.choose_lines(made_up, isla, "school", first)
    run = Run(made_up, [isla], batch)
    paper = run.make_next().paper
    assert paper is not None and len(paper.wordings) == 2
    summarising.choose_lines(made_up, isla, "school", None)


def test_what_to_look_at_first_is_said(made_up: Store, batch: Batch) -> None:
    told = {everyone(made_up)[one.person_id]: one.look for one in run_all(made_up, batch).saved}
    assert any("Mr Osei" in sentence for sentence in told["Kayden Brathwaite"]) and told["Amira Khan"] == ()


def test_it_stops_after_the_page_under_way(made_up: Store, batch: Batch) -> None:
    run = Run(made_up, list(everyone(made_up)), batch)
    run.make_next()
    run.stop()
    assert run.is_over and run.done == 1 < run.total and len(list(batch.folder.iterdir())) == 1


def test_a_folder_that_went_away_is_a_failure_and_leaves_nothing(made_up: Store, batch: Batch) -> None:
    batch.folder.rmdir()
    run = Run(made_up, list(everyone(made_up)), batch)
    with pytest.raises(StoreError, match="could not be saved"):
        run.make_next()
    assert run.done == 0 and not batch.folder.exists()


@pytest.mark.parametrize("document", [one.id for one in OFFERED])
def test_every_offered_document_can_be_made(made_up: Store, batch: Batch, document: str) -> None:
    run = run_all(made_up, replace(batch, wanted=replace(batch.wanted, document=document)))
    assert run.saved and not any(one.trouble for one in run.outcomes)
    has_lines = next(one.has_lines for one in ALL if one.id == document)
    assert (len(run.saved) == run.total) is not has_lines


def test_a_batch_writes_nothing_to_the_store(made_up: Store, batch: Batch) -> None:
    """Whoever runs it notes the papers: reading and setting never do."""
    before = {id_: len(handing_over.papers(made_up, id_)) for id_ in everyone(made_up)}
    run_all(made_up, batch)
    assert before == {id_: len(handing_over.papers(made_up, id_)) for id_ in everyone(made_up)}
