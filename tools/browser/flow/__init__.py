"""What a decision flowchart is and does."""
