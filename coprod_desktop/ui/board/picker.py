"""Where a picture is found: by word, by group, or among this person's photos."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from coprod_desktop.errors import AppError
from coprod_desktop.summaries.symbols import GROUPS, Symbol, find
from coprod_desktop.ui import theme
from coprod_desktop.ui.board.picture_grid import PictureGrid, Tile
from coprod_desktop.ui.board.pictures import Pictures
from coprod_desktop.ui.forms.photo_field import PICTURES
from coprod_desktop.ui.keys import UndoBeyond
from coprod_desktop.ui.tab_order import stop_inside
from coprod_desktop.ui.task import run_task
from coprod_desktop.ui.widgets.buttons import PlainButton
from coprod_desktop.ui.widgets.chip import Option
from coprod_desktop.ui.widgets.chips import ChipGroup
from coprod_desktop.ui.widgets.containers import Page, flow
from coprod_desktop.ui.widgets.fields import ChoiceField, SearchField
from coprod_desktop.ui.widgets.text import Words
from coprod_desktop.work import photos as photo_files
from coprod_desktop.work.board_photos import Photo
from coprod_desktop.work.boards import LONGEST, PHOTO, SYMBOL

ALL, PHOTOS = "all", "photos"
BIG = 150
"""From this text size (per cent) on, the groups are a list to open: as chips they would leave no room for pictures."""
LEAST_GRID = 240


class Picker(Page):
    """`picked` carries a tile, `words_asked` a word without a picture, `photo_taken` a prepared photo."""

    picked = Signal(object)
    words_asked = Signal(str)
    photo_taken = Signal(bytes)
    failed = Signal(object)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(name="Pictures", kind="side", width=4000, space=10, margins=(20, 16, 16, 14))
        self._photos: Sequence[Photo] = ()
        self.search = _Search("Find a picture", "Find a picture: swing, bath, happy…")
        self.search.setMaxLength(LONGEST)
        self.groups = ChipGroup("Groups of pictures", clearable=False)
        self.group_list = ChoiceField("Groups of pictures", ())
        self.group_list.label.hide()
        self.grid = PictureGrid("Pictures", pictures)
        self.none = Words()
        self.alone = PlainButton("")
        self.photo = PlainButton("Use a photo…", icon="plus")
        stop_inside(self.group_list)
        self._lay_out()
        self._connect()
        self.know(())
        self.groups.set_value(ALL)
        self._fill()

    def know(self, photos: Sequence[Photo]) -> None:
        """Offer these photos too."""
        self._photos = photos
        options = [Option(id_, word) for id_, word in self._groups()]
        if [chip.option for chip in self.groups.chips()] != options:
            self.groups.set_options(options)
            self.group_list.set_options(list(self._groups()))
        self._fill()

    def show_group(self, group: str) -> None:
        """Show one group, as choosing its chip does."""
        self.groups.set_value(group)
        self.group_list.set_value(group)
        self._fill()

    def ask_for_photo(self) -> None:
        """Let somebody choose a photo from the disk."""
        file, _ = QFileDialog.getOpenFileName(self, "Choose a photo", "", PICTURES)
        if file:
            self.take_photo(Path(file))

    def take_photo(self, file: Path) -> None:
        """Make this photo small, off the window's thread; `failed` says why it can't be used."""
        self.photo.setEnabled(False)
        run_task(self, partial(photo_files.photo_from, file), self._photo_ready, self._photo_failed)

    def _lay_out(self) -> None:
        self.add(self.search, self.groups, self.group_list, self.grid, self.none, flow(self.alone))
        self.add(flow(self.photo))
        self.body.setStretchFactor(self.grid, 1)
        inside = self.inside.layout()
        assert inside is not None
        inside.setStretch(0, 1)  # type: ignore[attr-defined]
        inside.setStretch(1, 0)  # type: ignore[attr-defined]
        self._fit_groups()

    def _connect(self) -> None:
        self.search.searched.connect(lambda _: self._fill())
        self.search.entered.connect(self._enter)
        self.search.went_down.connect(self._to_grid)
        self.groups.changed.connect(lambda _: self.show_group(self.groups.one()))
        self.group_list.changed.connect(lambda: self.show_group(self.group_list.value()))
        self.grid.picked.connect(self._pick)
        self.alone.clicked.connect(self._put_alone)
        self.photo.clicked.connect(self.ask_for_photo)
        theme.changed.connect(self._fit_groups)

    def _fit_groups(self) -> None:
        self.groups.setVisible(theme.text_size() < BIG)
        self.group_list.setVisible(theme.text_size() >= BIG)
        self.grid.setMinimumHeight(max(theme.gap(LEAST_GRID), self.grid.minimumHeight()))

    def _groups(self) -> Iterator[tuple[str, str]]:
        yield ALL, "All"
        if self._photos:
            yield PHOTOS, "Photos"
        yield from GROUPS.items()

    def _fill(self) -> None:
        tiles, typed = list(self._tiles()), self.search.text().strip()
        self.grid.set_tiles(tiles, first=bool(typed))
        self.grid.shows_mark = bool(typed)
        self.grid.setVisible(bool(tiles))
        self.none.setText(f"There is no picture for “{typed}” here. The word alone is fine too.")
        self.alone.set_words(f"Use the word “{typed}”")
        for each in (self.none, self.alone):
            each.setVisible(not tiles)

    def _tiles(self) -> Iterator[Tile]:
        typed, group = self.search.text().strip(), self.groups.one() or ALL
        if group in (ALL, PHOTOS):
            yield from (_of_photo(one) for one in self._photos if typed.casefold() in one.words.casefold())
        found = (one for one in find(typed) if group in (ALL, one.group))
        yield from (Tile(f"{SYMBOL}:{one.id}", _called(one, typed)) for one in found)

    def _enter(self) -> None:
        """Enter behind a word picks the first picture found for it, or takes the word alone."""
        first = self.grid.current()
        if self.search.text().strip() and first is not None and self.grid.count():
            self._pick(first)
        elif self.search.text().strip():
            self._put_alone()
        else:
            self._to_grid()

    def _to_grid(self) -> None:
        if self.grid.count():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, tile: Tile) -> None:
        self.search.setText("")
        self.grid.mark(tile.picture)
        self.picked.emit(tile)

    def _put_alone(self) -> None:
        words = self.search.text().strip()
        self.search.setFocus()
        self.search.setText("")
        self.words_asked.emit(words)

    def _photo_ready(self, photo: bytes) -> None:
        self.photo.setEnabled(True)
        self.photo_taken.emit(photo)

    def _photo_failed(self, error: AppError) -> None:
        self.photo.setEnabled(True)
        self.failed.emit(error)


class _Search(SearchField):
    """Enter and Down lead on to the pictures."""

    entered = Signal()
    went_down = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.returnPressed.connect(self.entered)
        UndoBeyond(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        else:
            super().keyPressEvent(event)


def _called(symbol: Symbol, typed: str) -> str:
    """The word for a picture: the typed one where the picture is called that too (breakfast, for food)."""
    also = {name.casefold(): name for name in symbol.also}
    name = also.get(" ".join(typed.casefold().split()), symbol.word)
    return name[:1].upper() + name[1:]


def _of_photo(photo: Photo) -> Tile:
    return Tile(f"{PHOTO}:{photo.id}", photo.words)
