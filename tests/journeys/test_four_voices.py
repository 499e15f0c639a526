"""Two visits and four voices, looked at together: from two sheets to the plan and the page, by keys alone."""

from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView

from coprod_desktop import paths
from coprod_desktop.questions.wording import day_in_words
from coprod_desktop.store.key_file import Cost
from coprod_desktop.store.vault import create_store
from coprod_desktop.ui.screens.summaries import Summaries
from coprod_desktop.ui.together.sharing.matrix import Matrix
from coprod_desktop.work import bringing_in
from tests.journeys.hands import FAR, Hands, Open

PASSPHRASE = "winter lantern ferry moss"
SHEETS = ("primary_school.csv", "second_visits/primary_school.csv")
VIEWS, WHO, SHOW = "Ways to look at it", "Who can see this screen now?", "Show"
HUM, HUM_BEFORE = "The hum. It stops going up and down", "The humming goes flat."
FLOOR, FLOOR_BEFORE = "Down on the floor, side on", "Sit on the floor, sideways on"
OFFICE = "I send her to the office with an envelope."
WITHDRAWN = "She takes the strip off the desk and puts it back"
GIVEN_BACK = "She went down like a dropped coat"
ANSWERS = {
    frozenset((FLOOR, FLOOR_BEFORE)): "1",
    frozenset(("No hoover.", "Hoover off.")): "1",
    frozenset(("It's the noise.", "It's the dinner hall smell.")): "3",
    frozenset(("They said the word 'exclusion'", "Nobody's used that word again")): "2",
}
"""How two statements begin, and what is said of them; all others are asked about later."""


def test_two_visits_looked_at_together(open_window: Open, tmp_path: Path) -> None:
    hands = open_window(two_visits(tmp_path / "store"))
    hands.wait_at("Passphrase").type(PASSPHRASE).press("Return").wait_at("People").press("Return")
    hands.do("Side by side").wait_at("Side by side")
    four_voices(hands)
    answer_some_pairs(hands)
    name_a_row(hands)
    talk_about_the_nights(hands)
    put_the_ladder_together(hands)
    compare_then_and_now(hands)
    lend_the_screen(hands)
    withdraw_a_line(hands)
    make_pages(hands, tmp_path)


def two_visits(folder: Path) -> Path:
    store, _ = create_store(folder, PASSPHRASE, "Ruth Abara", Cost(memory_kib=8 * 1024, passes=1))
    with store:
        for sheet in SHEETS:
            data = (paths.RESOURCES / "sample" / sheet).read_bytes()
            bringing_in.bring_in(store, bringing_in.look_at(store, data))
    return folder


# Looking at it together


def four_voices(hands: Hands) -> None:
    hands.do("Choose and order the voices").wait_at("Voices, left to right")
    for name in ("Pauline*", "Mrs Lowther*"):
        hands.go_to_row(f"*{name}").press("Delete")
    hands.go_to_row("*Miss Okafor*").press("Ctrl+Up").press("Ctrl+Return").wait_for("Columns kept.")
    assert columns(hands) == ["Isla", "Gemma (mother)", "Miss Okafor (teacher)", "Dan (father)"]
    to_table(hands).press("Ctrl+Home", "Right", "Ctrl+Shift+Right")
    assert columns(hands) == ["Isla", "Miss Okafor (teacher)", "Gemma (mother)", "Dan (father)"]


def answer_some_pairs(hands: Hands) -> None:
    hands.choose(VIEWS, "The same thing?").wait_for("Do these say the same thing?")
    hands.wait(lambda: len(hands.cards()) == 2)
    asked: list[frozenset[str]] = []
    while hands.sees("Do these say the same thing?"):
        both = hands.cards()
        known = next((each for each in ANSWERS if begin(each, both)), frozenset())
        asked.append(known)
        if known:
            hands.tab_to("1  Yes, the same").press(ANSWERS[known])
        else:
            hands.tab_to("1  Yes, the same").press("4")
        hands.wait(lambda both=both: hands.cards() != both)  # type: ignore[misc]
    assert set(ANSWERS) <= set(asked), "each of them was asked about"
    hands.wait_for("Nothing to ask now")


def begin(known: frozenset[str], both: list[str]) -> bool:
    return all(any(words.startswith(one) for words in both) for one in known)


def name_a_row(hands: Hands) -> None:
    hands.choose(VIEWS, "Side by side").wait_at("Side by side")
    go_to_row(hands, f"*Gemma*{HUM}*")
    hands.press("Return").wait_for(HUM).press("Ctrl+G").wait_at("Everything else that was said")
    hands.press("Down").go_to_row(f"*{HUM_BEFORE}*").do("It means the same").wait_for(
        "Before, on 15 Oct 2026"
    )
    assert hands.sees(f"Before, on 15 Oct 2026: “{HUM_BEFORE}")
    hands.fill("What do you call this, together?", "The flat hum").press("Return").wait_for("The flat hum")
    hands.press("Escape").wait_at("Side by side")
    go_to_row(hands, "*The flat hum*")


def talk_about_the_nights(hands: Hands) -> None:
    hands.choose(SHOW, "Differ")
    go_to_row(to_table(hands), "*It's come down.*")
    hands.press("Return").wait_for("Seen differently")
    hands.do("Talk about this together").wait_for("What came of it?")
    hands.press("Ctrl+Return").wait_for("Please choose what came of it.")
    hands.choose("What came of it?", "Agreed together")
    hands.fill("The words you agree on", "Two nights a week, three in a bad one.")
    for name in ("Gemma Hartley (mother)", "Dan Hartley (father)"):
        hands.choose("Who says yes to these words?", name)
    hands.press("Ctrl+Return").wait_for("“Two nights a week, three in a bad one.”")
    hands.wait_for(f"Gemma Hartley and Dan Hartley agreed on this, {day_in_words(date.today())}.")
    hands.press("Escape").wait_at("Side by side")
    hands.choose(SHOW, "Everything")


def put_the_ladder_together(hands: Hands) -> None:
    signs = "First signs, in the order they come"
    hands.choose(VIEWS, "The ladder").wait_at(signs)
    hands.wait_for("The order is as Miss Okafor told it.")
    hands.go_to_row("*She starts looking for the door.*").press("Return")
    hands.wait_for("Kept on")
    hands.tab_to(signs).go_to_row("4.*").press("Ctrl+Up", "Ctrl+Up")
    hands.go_to_row("2.*She starts looking for the door.*")
    hands.choose("How long after the step before?", "minutes later")
    hands.choose("Who put this together?", "Gemma Hartley (mother)")
    hands.choose("Who put this together?", "Miss Okafor (teacher)")
    hands.tab_to(signs).go_to_row("1.*").do("Choose: What helps then?").wait_at("What helps then?")
    hands.go_to_row(f"*{OFFICE}*").press("Return", "Ctrl+Return").wait_for("Ladder kept.")


def compare_then_and_now(hands: Hands) -> None:
    hands.choose(VIEWS, "Then and now").wait_at("Then and now").wait_for("Since 15 Oct 2026: ")
    hands.choose(SHOW, "Said in other words *")
    to_table(hands).press("Return").wait_for("Before, on 15 Oct 2026")
    hands.press("Escape").wait_at("Then and now")


def lend_the_screen(hands: Hands) -> None:
    """What is for the parents alone is there, what was said for others isn't, and only the passphrase leads on."""
    hands.choose(VIEWS, "Side by side").do(f"{WHO} For you alone")
    for name in ("Gemma Hartley (mother)", "Dan Hartley (father)"):
        hands.choose(WHO, name)
    hands.press("Ctrl+Return").tab_to(f"{WHO} For Gemma and Dan")
    hands.do("Hand over the screen").wait_at("Take the screen back")
    go_to_row(to_table(hands), "*The flat hum*")
    hands.press("Ctrl+K").wait_at("Passphrase").press("Escape")
    hands.do("Take the screen back").wait_at("Passphrase").type(PASSPHRASE).press("Return")
    hands.wait(lambda: QApplication.activeModalWidget() is None)
    hands.do(f"{WHO} For Gemma and Dan").choose(WHO, "Gemma*").choose(WHO, "Dan*")
    hands.press("Ctrl+Return").tab_to(f"{WHO} For you alone")


def withdraw_a_line(hands: Hands) -> None:
    hands.choose(VIEWS, "Who can see").wait_at("Who can see what was said").press("F6")
    hands.wait_for("School would see")
    for words, who in ((WITHDRAWN, "Miss Okafor*"), (GIVEN_BACK, "Mrs Lowther*")):
        go_to_line(to_table(hands), words)
        hands.press("Delete").choose("Who says so?", who).press("Ctrl+Return")
        hands.wait(lambda: QApplication.activeModalWidget() is None)
        hands.wait(lambda words=words: not any(words in line for line in lines(hands)))  # type: ignore[misc]
    hands.press("Ctrl+Z").wait_for("Taken back.")
    assert any(GIVEN_BACK in line for line in lines(hands))
    assert not any(WITHDRAWN in line for line in lines(hands))


# The pages


def make_pages(hands: Hands, folder: Path) -> None:
    hands.do("Make a summary")
    for name, file in (("First signs plan", "plan.pdf"), ("One-page summary", "page.pdf")):
        save(hands, name, folder / file)
    plan, page = (words_of(folder / file) for file in ("plan.pdf", "page.pdf"))
    for text in (plan, page):
        assert text.count(HUM) == 1, "said again, it stands once"
        assert HUM_BEFORE not in text
        assert FLOOR_BEFORE not in text
        assert WITHDRAWN not in text
        assert "Two nights a week" not in text, "agreed about words for family and health alone"
    assert plan.count(FLOOR) == 1
    assert GIVEN_BACK in plan, "taken back, it stands again"
    steps = ("1 The hum.", "2 She starts looking for the door.", "minutes later", "3 She keeps glancing")
    assert sorted(steps, key=plan.index) == list(steps)
    assert f"What helps then: {OFFICE}" in plan
    assert "Gemma Hartley (mother) and Miss Okafor (teacher) told it" in plan


def save(hands: Hands, document: str, file: Path) -> None:
    hands.choose("Documents", document).wait(lambda: settled(hands))
    hands.press("Ctrl+S").wait_at("File name*").retype(str(file)).press("Return")
    hands.wait_for("Saved as")


def settled(hands: Hands) -> bool:
    (screen,) = hands.window.findChildren(Summaries)
    return screen.is_settled()


def words_of(file: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())


# Hands on a table


def table() -> QTableView:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QTableView), f"no table has the keyboard, but {focused}"
    return focused


def to_table(hands: Hands) -> Hands:
    """Tab until a table has the keyboard: a tab may be called as the table is."""
    for _ in range(FAR):
        if isinstance(QApplication.focusWidget(), QTableView):
            return hands
        hands.press("Tab")
    raise AssertionError("Tab never gets to a table")


def columns(hands: Hands) -> list[str]:
    view = next(each for each in hands.window.findChildren(QTableView) if each.isVisible())
    model = view.model()
    return [
        str(model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole))
        for at in range(model.columnCount())
    ]


def go_to_row(hands: Hands, words: str) -> Hands:
    """Down and along the table that has the keyboard to the cell that says this, as a screen reader tells it."""
    model = table().model()
    hands.press("Ctrl+Home")
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            if fnmatchcase(heard(), words):
                return hands
            if column + 1 < model.columnCount():
                hands.press("Right")
        hands.press(*["Left"] * (model.columnCount() - 1), *(["Down"] if row + 1 < model.rowCount() else []))
    raise AssertionError(f"no cell says “{words}”")


def heard() -> str:
    return str(table().currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def lines(hands: Hands) -> list[str]:
    matrix = next(each for each in hands.window.findChildren(Matrix) if each.isVisible())
    return [line.words for line in matrix.lines_model.lines]


def go_to_line(hands: Hands, words: str) -> None:
    """Down the matrix to a line."""
    matrix = table()
    assert isinstance(matrix, Matrix)
    hands.press("Ctrl+Home")
    for _ in lines(hands):
        here = matrix.current()
        if here is not None and words in here.words:
            return
        hands.press("Down")
    raise AssertionError(f"no line says “{words}”")
