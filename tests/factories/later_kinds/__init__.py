"""Folders that stand beside ``forms/register/kinds`` in a test that adds a kind."""
