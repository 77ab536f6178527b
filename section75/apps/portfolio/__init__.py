"""The portfolio: every partnership a person has a part in, on one page. It remembers nothing of its own."""
