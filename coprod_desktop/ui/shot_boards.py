"""What is done on a Now and Next board before it is pictured."""

from typing import Any

from coprod_desktop.ui.inside import Inside


def third_cell(inside: Inside) -> None:
    """Three cells, of which the last one waits for a picture."""
    _board(inside).tools.count.choose("3")


def search_picture(inside: Inside) -> None:
    """A picture is looked for by its word."""
    _board(inside).picker.search.setText("s")


def search_picture_in_vain(inside: Inside) -> None:
    """No picture has this word."""
    _board(inside).picker.search.setText("submarine")


def earlier_boards(inside: Inside) -> None:
    """Whose choice it was, and the boards made before."""
    _board(inside).new_board.setFocus()


def _board(inside: Inside) -> Any:  # noqa: ANN401 - a state knows which screen it is on
    return inside.shown
