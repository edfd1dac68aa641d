"""Everything that people write as it stands now, in pieces to review, and who has reviewed what."""
