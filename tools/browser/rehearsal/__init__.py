"""Training: what a scenario is, and how an answer stands beside the one that its table expects."""
