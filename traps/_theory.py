"""What theory says of remedies, said once: why a prediction has its sign."""

from tillit.model.trap import Prediction

# ------------------------------------------------------------ it works

EXPECTED = Prediction(
    1, "worth it once enough are expected to: Rousseau; Skyrms (2004), The Stag Hunt, ch. 1"
)
PAID_FOR = Prediction(1, "the act is paid what it is worth to others: Pigou (1920), Coase (1960)")
ONE_PURSE = Prediction(1, "who shares the whole counts the whole: Marschak & Radner (1972), teams")
IN_KIND = Prediction(1, "answers in kind make it pay: Axelrod & Hamilton (1981), Science 211:1390")
DETERRED = Prediction(1, "a sanction above the gain, where it is seen: Becker (1968), J. Polit. Econ. 76:169")
ORDERED = Prediction(1, "the mutual coercion that is agreed upon: Hardin (1968), Science 162:1243")
BOUND = Prediction(1, "nobody who signs is left alone: Schelling (1960), The Strategy of Conflict, ch. 2")
FEW = Prediction(1, "in a small group one's own share is worth the cost: Olson (1965), ch. 1")
STILL_THERE = Prediction(
    1,
    "who meets what comes later invests for it: Nilsson Lundmark & Nilsson, 4.3; Jacobs (2011), ch. 1",
)
RELEASED = Prediction(
    1,
    "what takes nobody's time from the line is done: Nilsson Lundmark & Nilsson, "
    "7.5.3; Holmström & Milgrom (1991)",
)
TESTED = Prediction(
    1,
    "a cheap test tells the willing from the others: Nilsson Lundmark & Nilsson, 10.2.2; Spence (1973)",
)
NAMED = Prediction(
    1, "all know whose turn it is: Schelling (1960), ch. 3; Diekmann (1993), Int. J. Game Theory"
)
FEWER_TO_RELY_ON = Prediction(1, "with fewer others somebody does it more often: Diekmann (1985), eq. 4")

# ------------------------------------------------------------ it makes it worse

MESSENGER = Prediction(
    -1, "who speaks or takes part is the one who is hit: Morrison & Milliken (2000); Hood (2011)"
)

# ------------------------------------------------------------ it does nothing

NOT_BELIEF = Prediction(0, "refraining pays whatever the others do: Dawes (1980), Annu. Rev. Psychol. 31:169")
NOBODY_ELSE_MOVES = Prediction(
    0, "to name one moves nobody whose own reasons are unchanged: Dawes (1980), Annu. Rev. Psychol. 31:169"
)
ALONE_HELPS_NOBODY = Prediction(
    0, "who starts alone gives nobody anything that could be paid for or shared: Cooper (1999), ch. 1"
)
ONE_IS_NOT_ENOUGH = Prediction(0, "who is named still waits for the others: Cooper (1999), ch. 1")
STILL_TOO_FEW = Prediction(0, "fewer must act, but still more than are expected to: Skyrms (2004), ch. 3")
UNSEEN = Prediction(
    0, "what is not seen can be neither paid nor sanctioned: Holmström (1979), Bell J. Econ. 10:74"
)
NOTHING_TO_GAIN = Prediction(0, "what one gains the other loses: von Neumann & Morgenstern (1944), ch. 3")
RELIEF_NOT_ENOUGH = Prediction(
    0, "cheaper effort is still lost if one link is weak: Van Huyck, Battalio & Beil (1990), treatment B"
)
STILL_TEMPTED = Prediction(0, "with fewer it still pays to refrain: Dawes (1980), Annu. Rev. Psychol. 31:169")
SELDOM_SEEN = Prediction(0, "what is hidden is seldom seen, and so hardly answered: Holmström (1979)")
RELIED_ON = Prediction(0, "that others are expected to do it is a reason not to: Diekmann (1985)")
LEFT_TO_OTHERS = Prediction(0, "each may still leave it to the others: Diekmann (1985)")
ALL_WHERE_ONE_IS_ENOUGH = Prediction(
    0, "makes all do what one could: what is gained is paid for many times over; Diekmann (1985)"
)
