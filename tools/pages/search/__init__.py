"""What helps people to find and to understand: the search's list, synonyms, the glossary."""
