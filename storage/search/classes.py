"""Which class an item of each kind is."""

from storage.expertise import Expertise
from storage.listings import Listing
from storage.questions import Question

CLASSES: dict[str, type[Listing] | type[Expertise] | type[Question]] = {
    "need": Listing,
    "offer": Listing,
    "expertise": Expertise,
    "question": Question,
}
MODELS = (Listing, Expertise, Question)
