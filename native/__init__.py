"""The compiled kernel, its executable specification, and what chooses between them (`engines`)."""

if __name__ != "tillit.native":
    raise ImportError("import this package as tillit.native, not by its folder name")
