"""What is done with the model: simulate, compare, validate, store, draw."""

if __name__ != "tillit.experiments":
    raise ImportError("import this package as tillit.experiments, not by its folder name")
