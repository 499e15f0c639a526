"""One person's words on their way to another machine, as far as their readers may see them."""
