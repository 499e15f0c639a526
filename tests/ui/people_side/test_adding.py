"""Somebody who is added through the whole window is there once, and their page is shown."""

from datetime import date

from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from coprod_desktop.store.vault import Store
from coprod_desktop.ui.inside import Inside
from coprod_desktop.ui.screens.people import People
from coprod_desktop.ui.screens.person import PersonPage
from coprod_desktop.work import listing

TODAY = date(2026, 11, 22)


def test_a_person_is_added_once(store: Store, themed: QApplication, qtbot: QtBot) -> None:
    inside = Inside(store, lambda: TODAY)
    qtbot.addWidget(inside)
    inside.desk.go("people")
    assert isinstance(inside.shown, People)
    inside.shown.add()
    form = inside.shown.form
    assert form is not None
    field = form.first_field()
    assert isinstance(field, QLineEdit)
    field.setText("Zoë O’Neill")
    form.submit()
    assert [row.facts.name for row in listing.people(store, TODAY)] == ["Zoë O’Neill"]
    assert isinstance(inside.shown, PersonPage)
