"""``python -m tillit``."""

from tillit.main import main

if __name__ == "__main__":
    main()
