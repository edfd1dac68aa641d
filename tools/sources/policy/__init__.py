"""The policy's text as data: sections, numbered paragraphs, notes, links."""
