"""Tables in a Word document: their head comes again on every page, no row is cut, stages have edge, shape and word."""

from collections.abc import Sequence

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from coprod_desktop.summaries.setting.sizes import INK
from coprod_desktop.summaries.word.place import Place, points
from coprod_desktop.summaries.word.styles import NORMAL, element

SIDES = 11.0
"""Points between the edges of a cell and its words, left and right together."""
HEAD_GROUND = "E1EFEF"


def add_table(place: Place, rows: int, widths: Sequence[float], *, data: bool = True) -> Table:
    """An empty table with columns of these widths in points. `data`: it has heads, with lines all round.

    Without, it only places things beside each other and says so to whoever hears it.
    """
    holder = place.holder
    table: Table = (
        holder.add_table(rows, len(widths)) if isinstance(holder, _Cell) else _plain(place, rows, widths)
    )
    table.autofit = False
    if data:
        table.style = place.document.styles["Table Grid"]
    else:
        _say_it_only_places(table)
    for row in table.rows:
        _keep_whole(row)
        for cell, width in zip(cells(table, row), widths, strict=True):
            cell.width = Pt(width)
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Pt(width)
    return table


def _plain(place: Place, rows: int, widths: Sequence[float]) -> Table:
    table: Table = place.document.add_table(rows, len(widths))
    return table


def cells(table: Table, row: _Row) -> list[_Cell]:
    """The cells of a row that has no joined ones; python-docx's own way takes long in a long table."""
    return [_Cell(cell, table) for cell in row._tr.tc_lst]


def close(place: Place) -> None:
    """A little air after a table; two that follow each other would otherwise become one."""
    after = place.paragraph(NORMAL).paragraph_format
    after.space_after, after.line_spacing = points(0), Pt(place.size * 0.6)


def mark_head(table: Table) -> None:
    """The first row is the head, on every page; Word tells its cells to whoever hears the table."""
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in cells(table, first):
        cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=HEAD_GROUND))


def edge(cell: _Cell, colour: str) -> None:
    """A broad left edge in the colour of a stage."""
    borders = element("w:tcBorders")
    borders.append(element("w:left", val="single", sz=48, space=0, color=colour[1:].upper()))
    properties = cell._tc.get_or_add_tcPr()
    properties.append(borders)


def frame(cell: _Cell, *, dashed: bool = False) -> None:
    """Lines round one cell: to look at, or to cut along."""
    borders = element("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        kind, size = ("dashed", 6) if dashed else ("single", 20)
        borders.append(element(f"w:{side}", val=kind, sz=size, space=0, color=INK.body[1:].upper()))
    cell._tc.get_or_add_tcPr().append(borders)


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def _say_it_only_places(table: Table) -> None:
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    look.set(qn("w:val"), "0000")
    for part in ("firstRow", "firstColumn", "lastRow", "lastColumn"):
        look.set(qn(f"w:{part}"), "0")
