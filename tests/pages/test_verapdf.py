"""The judge itself: it passes what is tagged, fails what is not, and never passes what it could not look at."""

from io import BytesIO
from pathlib import Path

import platformdirs
import pytest
from reportlab.pdfgen.canvas import Canvas

from coprod_desktop.summaries.setting import fonts
from coprod_desktop.summaries.setting.tagged_pdf import TaggedCanvas
from tests.pages.verapdf import judge

A5 = (420.0, 595.0)


def tagged(folder: Path, *, alt: str | None) -> Path:
    """A heading and a figure; without `alt` the figure says nothing to who can't see it."""
    fonts.register()
    drawn = BytesIO()
    canvas = TaggedCanvas(drawn, title="A letter", language="en-GB", page_size=A5, font=fonts.REGULAR)
    with canvas.element("H1"), canvas.content():
        canvas.setFont(fonts.REGULAR, 12)
        canvas.drawString(40, 500, "Dear all")
    with canvas.element("Figure", alt=alt, box=(40, 300, 140, 400)), canvas.content():
        canvas.rect(40, 300, 100, 100)
    canvas.save()
    file = folder / f"tagged {alt}.pdf"
    file.write_bytes(drawn.getvalue())
    return file


def untagged(folder: Path) -> Path:
    file = folder / "untagged – ŵy.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(40, 500, "Dear all")
    canvas.save()
    return file


def rules(findings: tuple[str, ...]) -> set[str]:
    return {finding.split(" ×")[0] for finding in findings}


def test_each_file_gets_the_verdict_that_is_its_own(tmp_path: Path) -> None:
    good, bare = tagged(tmp_path, alt="A blanket"), untagged(tmp_path)
    dumb, broken = tagged(tmp_path, alt=None), tmp_path / "broken.pdf"
    broken.write_bytes(good.read_bytes()[:400])
    gone = tmp_path / "gone.pdf"
    found = judge([bare, good, gone, dumb, broken])
    assert list(found) == [bare, good, gone, dumb, broken]
    assert found[good] == ()
    assert rules(found[bare]) >= {"7.1-3", "7.1-11", "7.21.4.1-1"}
    assert rules(found[dumb]) == {"7.3-1"}
    assert rules(found[gone]) == rules(found[broken]) == {"unreadable-0"}


def test_no_file_is_no_pass() -> None:
    with pytest.raises(ValueError, match="no file"):
        judge([])


@pytest.mark.parametrize(
    ("wanted", "outcome"), [("required", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_without_the_jars_it_is_skipped_unless_required(
    wanted: str, outcome: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda _name: tmp_path)
    monkeypatch.setenv("COPROD_VERAPDF", wanted)
    with pytest.raises(outcome, match=r"tests\.pages\.verapdf"):
        judge([tmp_path / "page.pdf"])
