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
    ("(sign, slow)", "(tecken, långsamt)"),
    ("trust is no substitute for resources", "tillit ersätter inte resurser"),
    ("trust spreads by talk", "tillit sprids genom samtal"),
    ("voice that leads to nothing", "invändningar som inte leder till något"),
    ("grades: a race to the bottom", "betyg: en kapplöpning mot botten"),
    ("the middle shields those it trusts", "mellanledet skyddar dem det litar på"),
    ("not everyone wants or can use freedom", "alla vill eller kan inte använda friheten"),
    (
        "pay per performance raised pay by about a tenth",
        "ersättning efter prestation höjde lönen med ungefär en tiondel",
    ),
    ("not knowing what to do, 2015", "att inte veta vad man ska göra, 2015"),
    ("form: wrong pocket", "formen: fel ficka"),
    ("form: most where most is wrong", "formen: mest där mest är fel"),
    ("a baseline is needed", "en lägsta nivå behövs"),
    ("Swedish elections are held every four years", "i Sverige hålls val vart fjärde år"),
    ("half is gone after about three years", "hälften är borta efter ungefär tre år"),
    ("two reviews a year", "två granskningar om året"),
    ("; sign)", "; tecken)"),
    ("; recalled)", "; ur minnet)"),
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
