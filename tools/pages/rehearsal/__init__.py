"""The pages of the rehearsal room: scenarios, cards, the quiz."""
