"""How blocks are written as a Word document: its styles, lists, tables and pictures."""
