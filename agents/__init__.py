"""Who acts: the rules of the model, one function an equation, and the agents that follow them."""

if __name__ != "tillit.agents":
    raise ImportError("import this package as tillit.agents, not by its folder name")
