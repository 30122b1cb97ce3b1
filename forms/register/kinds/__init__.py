"""One file per kind of declaration; ``registry.py`` finds them by themselves."""
