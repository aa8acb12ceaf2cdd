"""The words of the interface: one Fluent catalogue a language, read once.

Words that belong to a thing (a lever, a measure, a scenario) stand on it as `Text`; these are all others.
"""

from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from tillit.model.text import Language

LOCALES = {"sv": "sv-SE", "en": "en-GB"}


@cache
def sources(language: Language) -> dict[str, str]:
    """Return the text of every file of the catalogue in a language, by name."""
    folder = files("tillit.dashboard") / "words" / language
    return {each.name: each.read_text("utf-8") for each in folder.iterdir() if each.name.endswith(".ftl")}


@cache
def messages(language: Language) -> dict[str, frozenset[str]]:
    """Return the names of all messages in a language, each with the names of its arguments.

    Raises
    ------
    ValueError
        For text that is not Fluent, or a name that is there twice.
    """
    found: dict[str, frozenset[str]] = {}
    for file, text in sources(language).items():
        for entry in FluentParser(with_spans=True).parse(text).body:
            if isinstance(entry, ast.Junk):
                raise ValueError(f"{language}/{file}: not Fluent: {(entry.content or '').strip()[:60]}")
            if isinstance(entry, ast.Message):
                if entry.id.name in found:
                    raise ValueError(f"{language}/{file}: {entry.id.name} is there twice")
                found[entry.id.name] = _arguments(entry)
    return found


def _arguments(entry: ast.Message) -> frozenset[str]:
    names: set[str] = set()

    class Find(Visitor):
        def visit_VariableReference(self, node: Any) -> None:  # noqa: N802 - the library calls it so
            names.add(node.id.name)

    Find().visit(entry)
    return frozenset(names)


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([LOCALES[language]], use_isolating=False)
    for text in sources(language).values():
        bundle.add_resource(FluentResource(text))
    return bundle


def say(language: Language, name: str, /, **values: object) -> str:
    """Return a message with its arguments filled in.

    Raises
    ------
    KeyError
        For an unknown message.
    ValueError
        If an argument is missing.
    """
    bundle = _bundle(language)
    if not bundle.has_message(name) or (pattern := bundle.get_message(name).value) is None:
        raise KeyError(name)
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise ValueError(f"{name}: {errors[0]}")
    return str(text)


@cache
def for_browser(language: Language) -> dict[str, str]:
    """Return every message, with `{name}` where an argument goes."""
    return {
        name: say(language, name, **{each: "{" + each + "}" for each in arguments})
        for name, arguments in messages(language).items()
    }
