"""How blocks are set on paper: fonts, sizes, measured pieces, pages, and the tagged file."""
