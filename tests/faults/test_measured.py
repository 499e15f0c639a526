"""An attempt that takes too much memory or too long would be found out."""

import sys

import pytest

from tests.faults import measured
from tests.faults.measured import MOST_MB, Measured


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured on Linux alone")
def test_a_hungry_attempt_fails_and_a_frugal_one_after_it_does_not() -> None:
    found = Measured("attempts")
    with pytest.raises(AssertionError), found.attempt():
        assert b"x" * int((MOST_MB + 40) * 1024 * 1024)
    before, found.megabytes = found.megabytes, 0.0
    with found.attempt():
        assert b"x" * 1024
    assert before > MOST_MB > 40 > found.megabytes


def test_a_slow_attempt_fails_even_when_it_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "MOST_SECONDS", 0.0)
    with pytest.raises(AssertionError), Measured("attempts").attempt():
        raise ValueError
