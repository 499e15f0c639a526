"""How the tables of each released version became those of the next."""
