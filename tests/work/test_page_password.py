"""Passwords to be said on the telephone: enough chance in them, and no word that could be heard or typed as another."""

import re
import unicodedata
from itertools import combinations
from math import log2

from rapidfuzz.distance.Levenshtein import distance

from coprod_desktop.summaries.lock_pdf import MOST_BYTES
from coprod_desktop.work.page_password import HOW_MANY, WORDS, make_password

LEAST_BITS = 44
SOUND_ALIKE = """
    ant aunt arrow aero bald bawled bale bail bare bear beach beech bean been berry bury blue blew board
    bored bolder boulder bow bough brake break buoy boy canvas canvass carat carrot ceiling sealing cell
    sell cellar seller cent scent cereal serial chord cord chute shoot cymbal symbol conker conquer coarse
    course council counsel creak creek currant current cygnet signet dear deer desert dessert die dye draft
    draught ewe you eight ate fair fare fairy ferry feat feet fir fur flea flee flour flower for four fort
    fought gait gate geyser grate great grater greater hair hare hall haul hart heart hay hey heel heal hear
    here hoard horde hole whole holly wholly horse hoarse hour our idle idol jam jamb jeans genes key quay
    knight night knit nit knot not knows nose lama llama lane lain lead led leak leek lesson lessen loan
    lone lawn lorn made maid mail male maize maze mane main medal meddle meat meet meteor meatier mince
    mints mist missed moat mote moor more moose mousse morning mourning muscle mussel mustard mustered naval
    navel none nun oar ore one won paced paste pail pale pain pane pair pear palate palette passed past
    pause paws pea pee peace piece peak peek peal peel pearl purl pedal peddle peer pier petal pi pie place
    plaice plain plane plum plumb pole poll pour paw practice practise pray prey principal principle profit
    prophet queue cue rain reign racket racquet rap wrap raw roar read red reed right write ring wring road
    rode role roll root route rose rows sail sale sauce source sauna saw sore scene seen sea see seam seem
    shear sheer shore sure sight site sleigh slay sole soul some sum son sun stair stare stake steak
    stationary stationery steal steel storey story straight strait suite sweet tail tale taught taut tea tee
    team teem tear tier there their thrown throne thyme time tide tied timber timbre tire tyre toad towed
    toe tow told tolled too two to vain vein vale veil vial vile wail whale waist waste wait weight waive
    wave ware wear warn worn way weigh weak week weather whether which witch whine wine wood would yoke yolk
    gull girl cheque check colour color harbour harbor grey gray doughnut donut yoghurt yogurt omelette
    omelet
"""


def test_there_is_enough_chance_in_one() -> None:
    assert len(set(WORDS)) == len(WORDS)
    assert HOW_MANY * log2(len(WORDS)) >= LEAST_BITS


def test_it_is_words_of_the_list_with_one_space_between() -> None:
    made = make_password()
    assert made.split(" ") == [word for word in made.split() if word in WORDS]
    assert len(made.split()) == HOW_MANY


def test_each_is_another_and_all_words_come_up() -> None:
    made = [make_password() for _ in range(3000)]
    assert len(set(made)) == len(made)
    assert {word for one in made for word in one.split()} == set(WORDS)  # but once in a billion runs


def test_words_are_short_and_every_keyboard_has_their_letters() -> None:
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in WORDS)
    longest = " ".join(sorted(WORDS, key=len)[-HOW_MANY:])
    assert len(longest) <= 49 < MOST_BYTES
    assert unicodedata.normalize("NFKC", longest) == longest


def test_no_word_sounds_like_another_word() -> None:
    assert not set(WORDS) & set(SOUND_ALIKE.split())


def test_no_word_is_nearly_another_or_begins_it() -> None:
    assert [(a, b) for a, b in combinations(WORDS, 2) if distance(a, b) < 2] == []
    assert [(a, b) for a, b in combinations(sorted(WORDS), 2) if b.startswith(a)] == []
