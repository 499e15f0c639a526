"""All that eyes could find in a window, whether they have to scroll for it, point at it or open a list."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)


def everything_in(window: QWidget) -> str:
    """Of whatever is not hidden; of tables and lists also what is not in sight, and what hides in their cells."""
    return " | ".join(words for each in _shown(window) for words in _words(each) if words)


def _shown(window: QWidget) -> Iterator[QWidget]:
    yield window
    yield from (each for each in window.findChildren(QWidget) if each.isVisibleTo(window))


def _words(widget: QWidget) -> Iterator[str]:
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield from (widget.windowTitle(), widget.statusTip(), widget.whatsThis())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(at) for at in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        yield from _cells(model)


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    rows = range(model.rowCount())
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    for role in _ROLES:
        yield from (_told(model.index(row, column), role) for row in rows for column in columns)
        yield from (str(model.headerData(row, Qt.Orientation.Vertical, role) or "") for row in rows)
        yield from (str(model.headerData(at, Qt.Orientation.Horizontal, role) or "") for at in columns)


def _told(index: QModelIndex, role: Qt.ItemDataRole) -> str:
    return str(index.data(role) or "")
