"""A locked page, opened with three other libraries: the password alone opens it, and then nothing of it is missing."""

import io
import shutil
import subprocess
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from pypdf import PasswordType, PdfReader
from pypdf.errors import FileNotDecryptedError

from coprod_desktop.errors import InputError
from coprod_desktop.summaries.documents import DOCUMENT
from coprod_desktop.summaries.lines import Line, PageFacts
from coprod_desktop.summaries.lock_pdf import MOST_BYTES, locked
from tests.pages.verapdf import judge
from tests.summaries.conftest import make_one_page

PASSWORD = "dŵr a thŷ – 12"
SEALED = (DOCUMENT["one-page"].title, "pdfuaid", "OpenSans", "StructElem")


@pytest.fixture
def page(facts: PageFacts, lines: Sequence[Line]) -> bytes:
    return make_one_page(facts, lines).pdf


def words_of(reader: PdfReader) -> str:
    return "\n".join(sheet.extract_text() for sheet in reader.pages)


def opens(pdf: bytes, password: str) -> bool:
    return PdfReader(io.BytesIO(pdf)).decrypt(password) == PasswordType.USER_PASSWORD


def test_the_same_words_stand_there_once_it_is_open(page: bytes) -> None:
    reader = PdfReader(io.BytesIO(locked(page, PASSWORD)))
    assert reader.decrypt(PASSWORD) == PasswordType.USER_PASSWORD
    assert words_of(reader) == words_of(PdfReader(io.BytesIO(page)))
    assert reader.metadata is not None
    assert reader.metadata.title == DOCUMENT["one-page"].title


@pytest.mark.parametrize("wrong", ["", "dwr a thy – 12", PASSWORD.upper(), PASSWORD + " "])
def test_no_other_password_opens_it(page: bytes, wrong: str) -> None:
    sealed = locked(page, PASSWORD)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(sealed), password=wrong)
    reader = PdfReader(io.BytesIO(sealed))
    assert reader.decrypt(wrong) == PasswordType.NOT_DECRYPTED
    with pytest.raises(FileNotDecryptedError):
        words_of(reader)


def test_it_is_aes_256_and_may_be_printed_and_read_aloud_but_not_changed(page: bytes) -> None:
    with pikepdf.open(io.BytesIO(locked(page, PASSWORD)), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert (
            pdf.encryption.stream_method
            == pdf.encryption.string_method
            == pikepdf.models.EncryptionMethod.aesv3
        )
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched
        may = pdf.allow
    assert may.accessibility and may.extract and may.print_lowres and may.print_highres
    assert not (may.modify_annotation or may.modify_assembly or may.modify_form or may.modify_other)


def test_qpdf_says_so_too(page: bytes, tmp_path: Path) -> None:
    if not shutil.which("qpdf"):
        pytest.skip("this computer has no qpdf")
    file = tmp_path / "page.pdf"
    file.write_bytes(locked(page, PASSWORD))
    asked = ["qpdf", "--show-encryption", f"--password={PASSWORD}", str(file)]
    told = subprocess.run(asked, capture_output=True, encoding="utf-8", check=True).stdout.splitlines()
    assert {"R = 6", "modify anything: not allowed", "extract for accessibility: allowed"} <= set(told)
    assert sorted(line for line in told if "encryption method" in line) == [
        f"{what} encryption method: AESv3" for what in ("file", "stream", "string")
    ]


def test_nothing_of_the_page_can_be_seen_from_outside(page: bytes) -> None:
    """Laid open before and locked after: not even title, fonts and the number of parts are left to see."""
    with pikepdf.open(io.BytesIO(page)) as pdf:
        pdf.save(
            bare := io.BytesIO(), stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False
        )
    sealed = locked(bare.getvalue(), PASSWORD)
    assert [word for word in SEALED if word.encode() in bare.getvalue()] == list(SEALED)
    assert [word for word in SEALED if word.encode() in sealed] == []


def test_two_locked_pages_share_nothing(page: bytes) -> None:
    first, second = (pikepdf.open(io.BytesIO(locked(page, PASSWORD)), password=PASSWORD) for _ in range(2))
    with first, second:
        assert first.encryption.encryption_key != second.encryption.encryption_key
        assert first.trailer.Encrypt.O != second.trailer.Encrypt.O


def test_a_screen_reader_finds_the_same_page(page: bytes, tmp_path: Path) -> None:
    """veraPDF 1.30 can't read about 3 in 100 locked files, which all others open: of five, most have to pass."""
    files = [tmp_path / f"page {number}.pdf" for number in range(5)]
    for file in files:
        file.write_bytes(locked(page, PASSWORD))
    found = judge(files, PASSWORD).values()
    assert [one for one in found if one and not one[0].startswith("unreadable")] == []
    assert sum(not one for one in found) >= 3
    with pikepdf.open(files[0], password=PASSWORD) as pdf:
        assert str(pdf.Root.StructTreeRoot.K.S) == "/Document"
        assert bool(pdf.Root.MarkInfo.Marked)


@pytest.mark.parametrize(
    "password", ["x", "“Diolch” – ŵyl a thŷ, mąż", "שלום", "%s {0} <b>\\n\"'", "a" * MOST_BYTES]
)
def test_what_can_be_typed_opens_it(page: bytes, password: str) -> None:
    assert opens(locked(page, password), password)


def test_letters_with_their_accents_apart_are_the_same_letters(page: bytes) -> None:
    apart = unicodedata.normalize("NFD", PASSWORD)
    assert apart != PASSWORD
    assert opens(locked(page, apart), PASSWORD)


@pytest.mark.parametrize(
    ("password", "told"),
    [
        ("", "no password yet"),
        (" \t ", "no password yet"),
        ("apple ", "begins or ends with a space"),
        ("ap\x00ple", "sign that other programs"),
        ("ap\nple", "sign that other programs"),
        ("ap\u202eple", "sign that other programs"),
        ("ap\u00a0ple", "sign that other programs"),
        ("ap\u200dple", "sign that other programs"),
        ("ap\ud800ple", "sign that other programs"),
        ("½ apple", "sign that other programs"),
        ("apple 😀", "sign that other programs"),
        ("shalom שלום", "sign that other programs"),
        ("שלום 12", "sign that other programs"),
        ("a" * (MOST_BYTES + 1), "too long"),
        ("ŵ" * 64, "too long"),
    ],
)
def test_what_would_not_open_everywhere_is_refused_and_not_repeated(password: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        locked(b"never read", password)
    assert not password.strip() or password.strip() not in str(refused.value)
