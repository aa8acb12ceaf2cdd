"""How sources of values are written in Swedish: names stand as they are, the words between them do not."""

from tillit.model.text import Language

_SWEDISH = (
    (
        "20-30 % free riders in public-goods experiments",
        "20–30 % friåkare i experiment med kollektiva nyttor",
    ),
    ("(psychiatry was paid by internal flat rates)", "(psykiatrin ersattes med interna schabloner)"),
    ("(sign: half a year with a mentor)", "(tecken: ett halvår med mentor)"),
    ("(sign: slowly)", "(tecken: långsamt)"),
    ("(sign, recalled)", "(tecken, ur minnet)"),
    ("(sign, small)", "(tecken, litet)"),
    ("(sign)", "(tecken)"),
    ("(form)", "(form)"),
    ("(recalled)", "(ur minnet)"),
    ("(pay)", "(ersättning)"),
    ("the size is contested: sweep it", "storleken är omstridd: pröva flera"),
    ("symmetric for motivation by assumption", "samma för motivation är ett antagande"),
    ("same memory as gain, assumption", "samma minne som för vinster, antagande"),
    ("the master setting together with effort", "styr mest, tillsammans med ansträngningen"),
    ("bistability is sensitive to it", "avgör om det finns två jämvikter"),
    ("half is over after 18 weeks", "hälften har gått över efter 18 veckor"),
    ("contingency theory", "kontingensteori"),
    ("about 12 weeks", "ungefär 12 veckor"),
    ("about once a month", "ungefär en gång i månaden"),
    ("two reports a year", "två rapporter om året"),
    ("normalised", "normerat"),
    ("assumption", "antagande"),
    ("value:", "värde:"),
    ("et al.", "m.fl."),
    (" & ", " och "),
    ("ch. ", "kap. "),
)


def source_text(source: str, language: Language) -> str:
    """Return where a value comes from, in words of the language."""
    if language == "sv":
        for english, swedish in _SWEDISH:
            source = source.replace(english, swedish)
    return source
