"""One file per kind of declaration; ``registry.py`` lists them."""
