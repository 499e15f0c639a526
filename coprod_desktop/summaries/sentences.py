"""Where one sentence ends and the next begins, without a change to either."""

import re

_END = re.compile(
    r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))(?<!\bMr\.)(?<!\bMs\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)\s+(?=\S)"
)


def parted(words: str) -> list[str]:
    """The sentences of a text; the white space between them is left out."""
    return _END.split(words)
