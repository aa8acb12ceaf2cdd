"""A user's own organisation: files from outside, read safely into organisation graphs."""

if __name__ != "tillit.readers":
    raise ImportError("import this package as tillit.readers, not by its folder name")
