"""The dashboard: two ways of governing side by side, in the browser. Start it with `tillit dashboard`."""

if __name__ != "tillit.dashboard":
    raise ImportError("import this package as tillit.dashboard, not by its folder name")
