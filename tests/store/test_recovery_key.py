import pytest

from coprod_desktop.errors import InputError
from coprod_desktop.store.recovery_key import new_recovery_key, read_recovery_key

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_it_has_nine_groups_of_four_easily_told_apart() -> None:
    groups = new_recovery_key().split("-")
    assert [len(group) for group in groups] == [4] * 9
    assert set("".join(groups)) <= set(LETTERS)


def test_each_key_is_new_and_gives_160_bits() -> None:
    secrets = {read_recovery_key(new_recovery_key()) for _ in range(50)}
    assert len(secrets) == 50
    assert {len(secret) for secret in secrets} == {20}


def test_case_spaces_dashes_and_lookalikes_do_not_matter() -> None:
    key = next(key for key in iter(new_recovery_key, "") if "0" in key and "1" in key)
    secret = read_recovery_key(key)
    for typed in (
        key.lower(),
        key.replace("-", ""),
        key.replace("-", " "),
        key.replace("-", " – "),
        f"  {key}\n",
        key.replace("0", "O").replace("1", "I"),
        key.replace("0", "o").replace("1", "l"),
        "".join(chr(ord(c) + 0xFEE0) for c in key),  # full-width letters of an East Asian keyboard
    ):
        assert read_recovery_key(typed) == secret


def test_every_single_slip_and_every_swap_of_neighbours_is_noticed() -> None:
    letters = new_recovery_key().replace("-", "")
    slips = [
        letters[:at] + LETTERS[(LETTERS.index(letter) + 7) % 32] + letters[at + 1 :]
        for at, letter in enumerate(letters)
    ]
    swaps = [
        letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :]
        for at in range(len(letters) - 1)
        if letters[at] != letters[at + 1]
    ]
    for slip in slips + swaps:
        with pytest.raises(InputError, match="isn't right"):
            read_recovery_key(slip)


def test_it_says_how_many_letters_there_are() -> None:
    with pytest.raises(InputError, match=r"has 36 letters and digits.*there are 35"):
        read_recovery_key(new_recovery_key()[:-1])
    with pytest.raises(InputError, match="there are 0"):
        read_recovery_key("")


def test_it_names_a_letter_that_never_occurs() -> None:
    with pytest.raises(InputError, match="“U”"):
        read_recovery_key("u" + new_recovery_key()[1:])
