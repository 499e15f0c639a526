"""A screen in which a form can open in place of what it shows, and give the place back."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from coprod_desktop.ui.desk import Desk
from coprod_desktop.ui.forms.form import Form
from coprod_desktop.ui.screen import Screen
from coprod_desktop.work.deeds import Changed


class FormScreen(Screen):
    """Put what the screen shows into `front`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.stack = QStackedWidget()
        self.box.addWidget(self.stack)
        self.front = QWidget()
        self.front.setProperty("kind", "screen")
        self.stack.addWidget(self.front)
        self.form: Form | None = None
        self._came_from: QWidget | None = None

    def show_form(self, form: Form, on_kept: Callable[[Changed], None] | None = None) -> None:
        """Open a form; `on_kept` is called with what changed once it is kept by its own button."""
        self._came_from = self.focusWidget()
        self.form = form
        form.closed.connect(self._close_form)
        if on_kept is not None:
            form.kept.connect(on_kept)
        self.stack.addWidget(form)
        self.stack.setCurrentWidget(form)
        form.first_field().setFocus()

    def keep(self) -> bool:
        """Keep an open form."""
        return self.form is None or self.form.keep()

    def _close_form(self) -> None:
        form, self.form = self.form, None
        if form is None:
            return
        self.stack.setCurrentWidget(self.front)
        self.stack.removeWidget(form)
        form.deleteLater()
        back = self._came_from if self._is_here(self._came_from) else self.first_focus()
        if back is not None:
            back.setFocus()

    def _is_here(self, widget: QWidget | None) -> bool:
        return widget is not None and widget in self.front.findChildren(QWidget) and widget.isVisible()
