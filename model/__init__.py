"""What is simulated: levers, assumptions, graphs, state, schedule, the organisation and its measures."""

if __name__ != "tillit.model":
    raise ImportError("import this package as tillit.model, not by its folder name")
