"""Words that belong to a thing, in both languages."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One piece of text in Swedish and in English; it stands on the thing it describes."""

    sv: str
    en: str

    def __call__(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.sv if language == "sv" else self.en


def decimal(value: float, language: Language, form: str = "g") -> str:
    """Return a number in a format such as ``"+.3f"``, with the minus and the decimal sign of the language."""
    text = f"{value + 0.0:{form}}".replace("-", "−")
    return text.replace(".", ",") if language == "sv" else text
