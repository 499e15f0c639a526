"""How each table is told where everything held on a person is written out: its name, and which columns say what."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coprod_desktop.work.erasing import CONCERN

APART = "apart"
"""The part for worries about safety: told only where it was asked for."""
TOGETHER, PAPERS, DONE = "together", "papers", "done"
PART_TITLES: Mapping[str, str] = {
    TOGETHER: "What was looked at together",
    PAPERS: "Pages, papers and boards",
    DONE: "What was done, step by step",
    APART: "The separate part: worries about safety",
}


@dataclass(frozen=True)
class Shown:
    """`columns` are (column, label) in order. Without a `part` it stands with its statement, interview or person."""

    what: str
    columns: tuple[tuple[str, str], ...]
    part: str = ""


SHOWN: Mapping[str, Shown] = {
    "person": Shown(
        "Details",
        (
            ("name", "name"),
            ("likes_to_be_called", "likes to be called"),
            ("pronouns", "pronouns"),
            ("born", "born"),
            ("setting", "school, home or work"),
            ("ask_today", "who to ask today"),
            ("stage_words", "own words for stages"),
            ("photo", "photo"),
            ("removed", "taken off the list"),
        ),
    ),
    "contributor": Shown(
        "In the circle",
        (
            ("name", "name"),
            ("relationship", "relationship"),
            ("decider", "who decides"),
            ("decider_name", "by name"),
            ("removed", "left the circle"),
        ),
    ),
    "fact_change": Shown("Details changed", (("field", "field"), ("before", "before"), ("after", "after"))),
    "keep_until": Shown("Kept until", (("until", ""),)),
    "review_date": Shown("To look at again", (("review_by", "by"),)),
    "interview": Shown(
        "Interview",
        (
            ("held_on", "held on"),
            ("place", "place"),
            ("interviewer", "asked by"),
            ("visit", "visit"),
            ("sections", "sections"),
            ("started_at", "started"),
            ("ended_at", "ended"),
            ("removed", "removed"),
        ),
    ),
    "participation": Shown(
        "Took part", (("contributor_id", ""), ("presence", "how"), ("interpreter", "interpreter"))
    ),
    "presence": Shown("Could see the screen", (("contributors", ""),)),
    "topic": Shown("Topic of the family’s own", (("words", ""), ("removed", "removed"))),
    "response": Shown("Question", (("question_id", ""), ("contributor_id", "voice"), ("state", "answer"))),
    "top_three": Shown("Read first", (("contributor_id", "picked by"), ("statements", "lines"))),
    "sign_off": Shown(
        "Signed off",
        (
            ("contributor_id", "voice"),
            ("name", "name"),
            ("signed_on", "on"),
            ("typed", "typed"),
            ("drawn", "drawn"),
        ),
    ),
    "draft": Shown("Half-typed", (("question_id", "question"), ("contributor_id", "voice"), ("words", ""))),
    "private_note": Shown("Private note of the practitioner", (("words", ""), ("question_id", "question"))),
    "statement": Shown("Statement", (("interview_id", "said on"),)),
    "wording": Shown(
        "Words",
        (
            ("contributor_id", "said by"),
            ("words", ""),
            ("fields", "with"),
            ("arrived", "how it reached us"),
            ("through", "through"),
            ("stage", "stage"),
            ("places", "where"),
            ("works", "how well it works, 0 to 4"),
        ),
    ),
    "standing": Shown("Stands", (("question_id", "at question"), ("removed", "taken away"))),
    "short_words": Shown("Short words", (("words", ""), ("agreed_by", "agreed by"))),
    "read_back": Shown("Read back", (("contributor_id", "by"), ("word", "word"))),
    "sharing": Shown(
        "Sharing",
        (
            ("audiences", "with"),
            ("exceptions", "but not"),
            ("contributor_id", "words of"),
            ("section", "section"),
            ("until", "until"),
            ("withdrawn", "withdrawn"),
            ("decider", "decided by"),
            ("decider_name", "by name"),
            ("understood", "understood"),
        ),
    ),
    "confirmation": Shown(
        "Asked again", (("contributor_id", "voice"), ("still_true", "still true"), ("interview_id", "on"))
    ),
    "name_choice": Shown(
        "A name in these words", (("name", ""), ("choice", "choice"), ("instead", "instead"))
    ),
    "follow_up": Shown(
        "What came of it",
        (
            ("what", "what"),
            ("who", "who"),
            ("by_when", "by"),
            ("outcome", "outcome"),
            ("outcome_on", "on"),
            ("why_not", "why not"),
            ("told_on", "told on"),
        ),
    ),
    "same_thing": Shown(
        "The same thing", (("statement_id", ""), ("other_id", "and"), ("same", "same")), TOGETHER
    ),
    "row_title": Shown("Called", (("words", ""), ("statement_id", "for")), TOGETHER),
    "seen_differently": Shown(
        "Seen differently", (("statement_id", ""), ("other_id", "and"), ("removed", "no longer")), TOGETHER
    ),
    "talked_about": Shown(
        "Talked about",
        (
            ("statement_id", ""),
            ("other_id", "and"),
            ("outcome", "outcome"),
            ("talked_on", "on"),
            ("words", "agreed words"),
            ("agreed_by", "agreed by"),
        ),
        TOGETHER,
    ),
    "ladder_made": Shown("Order of first signs", (("steps", "steps"), ("made_by", "made by")), TOGETHER),
    "column_choice": Shown("Voices side by side", (("contributors", ""),), TOGETHER),
    "page_choice": Shown(
        "Lines chosen for a page",
        (("document", "document"), ("audience", "for"), ("statements", "lines")),
        PAPERS,
    ),
    "hand_over": Shown(
        "Handed over",
        (
            ("document", "document"),
            ("audience", "for"),
            ("reader", "reader"),
            ("how", "how"),
            ("draft", "draft"),
            ("locked", "with a password"),
            ("wordings", "lines"),
        ),
        PAPERS,
    ),
    "board": Shown(
        "Now and Next board",
        (
            ("cells", "cells"),
            ("chosen_by", "chosen by"),
            ("chosen_on", "on"),
            ("through", "through"),
            ("removed", "removed"),
        ),
        PAPERS,
    ),
    "board_photo": Shown("Photo for boards", (("words", ""), ("photo", "photo")), PAPERS),
    "to_erase": Shown(
        "To be erased", (("kind", "what"), ("due_on", "on"), ("wish", "wished by"), ("reason", "why")), DONE
    ),
    "deed": Shown("Done", (("label", ""), ("undone", "taken back")), DONE),
    "concern": Shown("Worry", (("said_by", "said by"),), APART),
    "concern_entry": Shown(
        "Written down",
        (
            ("answer", "answer"),
            ("words", "exact words"),
            ("when", "when"),
            ("seen", "seen"),
            ("wants", "wants to happen"),
            ("told", "who was told"),
        ),
        APART,
    ),
    "legal_hold": Shown("Has to be kept", (("holds", ""),), APART),
}
"""Table → how its rows are told. A test demands a row here for each table that holds something about a person."""


def part_of(table: str, row: Mapping[str, Any]) -> str:
    """Where a row is told; that a concern waits to be erased is told apart too."""
    return APART if table == "to_erase" and row["kind"] == CONCERN else SHOWN[table].part
