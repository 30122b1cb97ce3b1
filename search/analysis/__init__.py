"""One analysis of Dutch (and English) words, for texts and questions alike; pure Python.

Every engine stores and matches the plain tokens made here, so that all engines find the same.
"""
