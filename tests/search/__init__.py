"""How well the search answers: judged questions, and what it finds for them."""
