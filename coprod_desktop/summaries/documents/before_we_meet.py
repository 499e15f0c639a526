"""Before we meet: what will be talked about, who comes, and that anybody can stop or bring someone."""

from coprod_desktop.questions.wording import day_in_words, in_a_row
from coprod_desktop.summaries.blocks import Block, Blocks, Heading, Section, WriteHere
from coprod_desktop.summaries.contents import Contents, Meeting
from coprod_desktop.summaries.documents.common import foot, head, sentences

TITLE = "Before we meet"
NO_MEETING = Meeting((), (), "")


def before_we_meet(contents: Contents) -> Blocks:
    """One page to read at home, before the visit."""
    facts, meeting = contents.facts, contents.meeting or NO_MEETING
    return (
        head(facts, TITLE, dated=False),
        Section(Heading("When and where"), _when(meeting)),
        Section(Heading("Who comes"), _who(meeting)),
        Section(Heading("What we talk about"), (_about(facts.called, meeting),)),
        Section(Heading("You choose"), (_choices(),)),
        Section(Heading("Who can see it"), (sentences(("who-can-see", contents.danger or _PRIVATE)),)),
        foot(facts),
    )


_PRIVATE = "You choose who sees what you tell us."


def _when(meeting: Meeting) -> Blocks:
    told = f"{day_in_words(meeting.held_on)}, {meeting.place}".rstrip(", ") if meeting.held_on else ""
    length = f"It takes {meeting.length}." if meeting.length else ""
    found: list[Block] = [sentences(("calendar", told), ("clock", length))] if told or length else []
    return (*found, WriteHere("Day, time and place", lines=1)) if not told else tuple(found)


def _who(meeting: Meeting) -> Blocks:
    told = f"{in_a_row(meeting.who_comes)} will come to talk with you. " if meeting.who_comes else ""
    bring = sentences(("meeting", f"{told}You can bring someone you trust."))
    return (bring,) if told else (bring, WriteHere("Who comes", lines=1))


def _about(called: str, meeting: Meeting) -> Block:
    return sentences(
        ("talk", f"We talk about {called}: what matters, what helps, and what makes things worse."),
        ("think", f"{_parts(meeting)}You can talk about anything else."),
    )


def _parts(meeting: Meeting) -> str:
    return f"The parts are: {in_a_row(meeting.titles)}. " if meeting.titles else ""


def _choices() -> Block:
    return sentences(
        ("stop", "You can stop at any time, or take a break."),
        ("rights", "You do not have to answer."),
        ("signing", "You can say it in your own way: words, signs, pictures or a tablet."),
    )
