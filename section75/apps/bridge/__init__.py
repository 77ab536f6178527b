"""Contributions of a fund by year, shown: standing by partner, bridge, what is in use, and what comes next by the rule.

Remembers nothing: everything here is worked out by the core when it is asked, from the agreement.
"""
