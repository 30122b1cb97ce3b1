"""Many rows for benchmarks, written in bulk.

A documented exception: the actions are not walked here, but every row is as they would have left
it, hashes and audit events included. The search index is not touched: run ``rebuild_index`` after.
"""
