import ast
import inspect

import pytest
import zxcvbn.feedback

from coprod_desktop.errors import InputError
from coprod_desktop.store import passphrase
from coprod_desktop.store.passphrase import refuse_weak, strength

WEAK = [
    "",
    "a",
    "password",
    "qwertyuiop",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabc",
    "12121990",
    "Jennifer",
    "P@ssw0rd",
    "2019",
]


def test_a_few_rare_words_are_enough() -> None:
    judged = strength("winter lantern ferry moss")
    assert judged.enough
    assert judged.score == 4
    assert judged.word == "Very strong"
    assert judged.reason == judged.advice == ""
    refuse_weak("winter lantern ferry moss")


@pytest.mark.parametrize("weak", WEAK)
def test_weak_ones_are_refused_with_a_reason_and_advice(weak: str) -> None:
    judged = strength(weak)
    assert not judged.enough
    assert judged.word in ("Very easy to guess", "Easy to guess", "Could be guessed")
    assert judged.reason.endswith(".")
    assert judged.advice.endswith(".")
    with pytest.raises(InputError) as refused:
        refuse_weak(weak)
    assert judged.reason in refused.value.message
    assert len(weak) < 3 or weak not in refused.value.message


def test_short_is_refused_however_odd_it_is() -> None:
    judged = strength("xK9#vQ2!w")
    assert judged.score >= 3
    assert not judged.enough
    assert judged.word == "Could be guessed"
    assert judged.reason == passphrase.TOO_SHORT


def test_own_words_count_as_known() -> None:
    words = "Oluwaseun Abara"
    assert strength("oluwaseunabara").enough
    judged = strength("oluwaseunabara", [words])
    assert not judged.enough
    assert judged.reason == passphrase.OWN_WORDS


def test_a_very_long_one_is_scored_by_its_beginning() -> None:
    assert strength("winter lantern ferry moss " * 20).enough
    assert not strength("a" * 500).enough


def test_every_message_of_zxcvbn_is_said_in_our_words() -> None:
    tree = ast.parse(inspect.getsource(zxcvbn.feedback))
    said = {
        call.args[0].value
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "_"
        and isinstance(call.args[0], ast.Constant)
    }
    assert len(said) > 20
    assert said == set(passphrase.REASONS) | set(passphrase.ADVICE)
