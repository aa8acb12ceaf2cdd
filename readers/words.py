"""The words by which files from outside name things, in Swedish and in English.

Spellings are written as `plain` leaves them: lower case, words with one space between.
"""

import re
from collections.abc import Sequence

from tillit.model.vocabulary import Role

HEADERS = {
    "id": (
        *("anställningsnummer", "anställningsnr", "anst nummer", "anst nr", "personal id"),
        *("personalnummer", "personalnr", "person id", "medarbetar id", "medarbetarnummer"),
        *("anställnings id", "anst id", "id", "nr", "nummer"),
        *("employee id", "employee number", "employee no", "staff id", "personnel number"),
    ),
    "name": (
        *("namn", "fullständigt namn", "efternamn förnamn", "namn efternamn förnamn"),
        *("efternamn tilltalsnamn", "förnamn efternamn", "namn förnamn efternamn", "för och efternamn"),
        *("förnamn och efternamn", "anställd", "medarbetare", "medarbetarens namn"),
        *("name", "full name", "last name first name", "surname first name", "name last name first name"),
        *("first name last name", "employee name", "employee", "label"),
    ),
    "first name": ("förnamn", "tilltalsnamn", "first name", "given name"),
    "last name": ("efternamn", "last name", "family name", "surname"),
    "role": (
        *("roll", "befattning", "befattningstitel", "befattningsbenämning", "titel", "yrkestitel"),
        *("yrkesbenämning", "yrke", "tjänstebenämning", "tjänst"),
        *("role", "title", "job title", "position", "occupation"),
    ),
    # Ids before names: a file may have both, and an id points to one person.
    "manager": (
        *("chefens anställningsnummer", "chefens anställningsnr", "chefens anst nr", "chefens id", "chef id"),
        *("chefs id", "närmaste chef id", "närmaste chef anst nr", "närmaste chefs anställningsnummer"),
        *("manager id", "manager employee id", "supervisor id", "line manager id", "reports to id"),
        *("närmaste chef", "närmsta chef", "närmaste chef namn", "närmaste chefs namn", "chefens namn"),
        *("chef", "ansvarig chef", "överordnad", "rapporterar till", "manager", "manager name"),
        *("supervisor", "reports to", "line manager"),
    ),
    "unit": (
        *("enhet", "enhetsnamn", "organisationsenhet", "organisatorisk enhet", "org enhet"),
        *("resultatenhet", "tjänsteställe", "arbetsställe", "arbetsplats", "arbetsgrupp", "grupp", "team"),
        *("avdelning", "sektion", "unit", "organisational unit", "group", "section", "department"),
        *("verksamhet",),
    ),
    "task": ("uppgiftsprofil", "task profile", "task"),
    "locality": ("ort", "kommundel", "stadsdel", "bostadsort", "locality", "district", "town"),
    "relation": ("relation", "relationstyp", "relation type"),
}
"""The columns or attributes that are read, and their accepted spellings, the preferred ones first."""

EXAMPLES = {
    "id": "Anställningsnummer, Employee ID",
    "name": "Namn, Name",
    "role": "Befattning, Job title",
    "manager": "Närmaste chef, Manager",
}
"""Headers for errors to suggest."""

RELATIONS = {
    **dict.fromkeys(("line", "linje", "chef", "rapporterar till", "reports to"), "line"),
    **dict.fromkeys(("peer", "peers", "kollega", "kollegor", "kollegial", "colleague", "colleagues"), "peer"),
    **dict.fromkeys(("partner", "partners", "samverkan", "samverkanspart", "collaboration"), "partner"),
    **dict.fromkeys(("politics", "politik", "politisk", "political"), "politics"),
    **dict.fromkeys(("encounter", "möte", "bemötande", "brukarmöte", "serves"), "encounter"),
    **dict.fromkeys(("civic", "medborgerlig", "granne", "bekant", "neighbour", "acquaintance"), "civic"),
    **dict.fromkeys(("review", "granskning", "granskar", "tillsyn", "inspektion", "revision"), "review"),
    **dict.fromkeys(("inspection", "audit"), "review"),
}
"""What a tie may be called, and what is meant."""

# Last parts of words, because Swedish titles are compounds: an enhetschef leads, a chefssekreterare does not.
_LEADING = (
    *("manager", "chef", "chefen", "direktör", "ledare", "rektor", "föreståndare", "chief", "head"),
    *("director", "supervisor", "lead", "leader"),
)
_GUIDING = ("handledare", "vägledare", "fritidsledare")
_WORKING = (
    *("staff", "medarbetare", "handläggare", "personal", "anställd", "socialsekreterare", "samordnare"),
    *("undersköterska", "sjuksköterska", "läkare", "lärare", "vårdbiträde", "employee", "worker"),
    *("caseworker", "nurse", "teacher", "doctor"),
)
_POLITICAL = (
    *("politiker", "förtroendevald", "förtroendevalda", "ledamot", "ordförande", "kommunalråd", "regionråd"),
    *("borgarråd", "politician", "councillor", "councilor", "mayor"),
)
# Whole titles, because a miljöinspektör and an elevassistent are staff.
_SERVED = (
    *("medborgare", "invånare", "brukare", "patient", "klient", "elev"),
    *("citizen", "resident", "user", "service user", "client", "pupil"),
)
_REVIEWING = (
    *("granskare", "inspektör", "revisor", "kommunrevisor", "förtroendevald revisor"),
    *("reviewer", "inspector", "auditor"),
)
ROLES = (*_LEADING, *_WORKING, *_POLITICAL, *_SERVED, *_REVIEWING)
"""Words for roles; a title may also be a compound that ends with one, or any other title of staff."""

_STATED = (
    *("manager", "chef", "staff", "medarbetare", "anställd", "personal", "employee"),
    *(*_POLITICAL, *_SERVED, *_REVIEWING),
)
_VACANT = ("vakant", "vacant")
_VACANCY = ("vakans", "vacancy")
_NOTHING = ("", "saknas", "ingen", "inget", "none", "nan", "null", "n a", "na")


def plain(text: object) -> str:
    """Return `text` in lower case, its words with one space between; "" for None."""
    return "" if text is None else " ".join(re.findall(r"[^\W_]+", str(text).casefold()))


def value(text: object) -> str:
    """Return `text` without space around, or "" if it says that there is nothing ("-", "saknas", None)."""
    return "" if plain(text) in _NOTHING else str(text).strip()


def columns(headers: Sequence[object]) -> dict[str, int]:
    """Return where each known field stands among `headers`; of several spellings the preferred one."""
    # Without spaces, because systems also write EmployeeID and ChefID.
    at: dict[str, int] = {}
    for column, header in enumerate(headers):
        at.setdefault(plain(header).replace(" ", ""), column)
    found: dict[str, int] = {}
    for field, spellings in HEADERS.items():
        for spelling in (each.replace(" ", "") for each in spellings):
            if spelling in at:
                found.setdefault(field, at[spelling])
    return found


def role_of(title: object) -> Role:
    """Return the role a title stands for: staff for want of another."""
    spelled = plain(title)
    words = spelled.split()
    if spelled in _REVIEWING:
        return Role.REVIEWER
    if any(word.endswith(_LEADING) and not word.endswith(_GUIDING) for word in words):
        return Role.MANAGER
    if any(word.endswith(_POLITICAL) for word in words):
        return Role.POLITICIAN
    return Role.CITIZEN if spelled in _SERVED else Role.STAFF


def is_known_role(title: object) -> bool:
    """Return whether `title` names a role in words of `ROLES`, not staff for want of a better reading."""
    ordinary = any(word.endswith((*_WORKING, *_GUIDING)) for word in plain(title).split())
    return ordinary or role_of(title) is not Role.STAFF


def is_role_word(title: object) -> bool:
    """Return whether `title` is nothing but a role, such as "chef"; "enhetschef" is a title."""
    return plain(title) in _STATED


def says_vacant(text: object) -> bool:
    """Return whether a name or a title says that nobody has the post; a substitute "på vakans" has one."""
    words = plain(text).split()
    return any(word in _VACANT for word in words) or "".join(words[:1]) in _VACANCY
