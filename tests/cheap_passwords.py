"""Passwords that cost little to hash: what is tested is who may, not how hard a password is to guess.

They are Argon2's all the same, and say themselves what they cost: whoever checks one reads it, at its real cost or not.
"""

from __future__ import annotations


def hash_cheaply() -> None:
    """In this program, whatever is hashed from here on takes no time."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost = 1
    Argon2PasswordHasher.memory_cost = 8
    Argon2PasswordHasher.parallelism = 1
