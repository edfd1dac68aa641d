"""The site as a whole: search, terms, sizes, versions, its own machine, another school's."""
