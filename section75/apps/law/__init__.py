"""The law: the checks of a partnership on a day with its books, and the judgements that people confirm."""
