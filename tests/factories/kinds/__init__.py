"""Usual answers per kind of declaration, one file each; ``tests/factories/register.py`` finds them.

A file has ANSWERS, OUTCOME (a kind one) and EXTRA (what the decider answers with it).
"""
