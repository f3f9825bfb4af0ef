"""How well names are found: spelling variants of places and persons, the shipped taxonomy's places, false finds in other text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from briefer.bulletin import Block, BlockKind, Bulletin
from briefer.text.folding import fold_name
from briefer.topics import Tagger, Taxonomy, Topic, load_taxonomy
from tests.figures import Figure

NAME = "Tagging: names found in their spellings"
_COUNTRIES = {"SY", "IQ", "LB", "YE", "PS", "EG", "JO"}
_DEGREES = 0.12


@dataclass
class Tally:
    """Spellings tried, found for the right topic, and found for a wrong one."""

    tried: int = 0
    right: int = 0
    wrong: int = 0

    def show(self) -> str:
        """Return shares in percent."""
        return f"{100 * self.right / max(1, self.tried):.1f} % found, {100 * self.wrong / max(1, self.tried):.1f} % wrong, of {self.tried}"


def evaluate(data: Path) -> list[Figure]:
    """Return recall and false finds."""
    places = [json.loads(line) for line in (data / "names" / "places.jsonl").open(encoding="utf-8")]
    persons = [json.loads(line) for line in (data / "names" / "persons_ofac.jsonl").open(encoding="utf-8")]
    figures = [
        Figure(
            "place named once, its other Latin spellings", _places(places, _named_once).show(), "", "", _folded(places)
        ),
        Figure("person named once, aliases that are spellings", _persons(persons).show()),
        *_shipped(places),
    ]
    return [*figures, _false_finds(data)]


def _named_once(place: dict[str, Any]) -> Topic:
    """Return a topic that has the place's main name alone."""
    return Topic(str(place["id"]), place["name"], "place", names=(place["name"],), variants=True)


def _places(places: Iterable[dict[str, Any]], make: Any) -> Tally:
    chosen = [place for place in places if place["cc"] in _COUNTRIES]
    tagger = Tagger(Taxonomy(map(make, chosen)))
    tally = Tally()
    same = _same_names(chosen)
    for place in chosen:
        for spelling in _latin(place):
            found = _found(tagger, f"Fighting went on near {spelling} today.")
            tally.tried += 1
            tally.right += str(place["id"]) in found
            tally.wrong += bool(found - same[str(place["id"])])
    return tally


def _same_names(places: Iterable[dict[str, Any]]) -> dict[str, set[str]]:
    """Return for each place the places that share a spelling with it: no text can tell them apart."""
    by_name: dict[str, set[str]] = {}
    for place in places:
        for name in (place["name"], *place["latin"]):
            by_name.setdefault(_bare(name), set()).add(str(place["id"]))
    return {
        str(p["id"]): {str(p["id"])}.union(*(by_name[_bare(name)] for name in (p["name"], *p["latin"]))) for p in places
    }


def _bare(name: str) -> str:
    return fold_name(name).replace(" ", "")


def _latin(place: dict[str, Any]) -> Iterator[str]:
    """Yield the spellings that differ once folded: with vowels (others are consonant keys), and no other names."""
    seen = {fold_name(place["name"])}
    for spelling in place["latin"]:
        folded = fold_name(spelling)
        if folded not in seen and spelling[:1].isupper() and _is_spelling(folded, fold_name(place["name"])):
            seen.add(folded)
            yield spelling


def _is_spelling(folded: str, name: str) -> bool:
    """Whether at least three letters in five are shared; Emesa is another name for Homs, not another spelling."""
    return sum(letter in "aeiou" for letter in folded) >= 2 and ratio(folded, name) >= 60


def _folded(places: Iterable[dict[str, Any]]) -> str:
    def plain(place: dict[str, Any]) -> Topic:
        return Topic(str(place["id"]), place["name"], "place", names=(place["name"],))

    return f"folding alone: {_places(places, plain).show()}"


def _persons(persons: Iterable[dict[str, Any]]) -> Tally:
    """Aliases that share at least half their letters with the main name are spellings; others are other names."""
    chosen = [p for p in persons if p["kind"] == "individual" and "," in p["primary"]]
    tagger = Tagger(
        Taxonomy(Topic(p["id"], p["id"], "person", names=(_spoken(p["primary"]),), variants=True) for p in chosen)
    )
    tally = Tally()
    for person in chosen:
        main = fold_name(_spoken(person["primary"]))
        for alias in filter(None, map(_spoken, person["aka"])):
            if (
                len(alias.split()) != len(main.split())
                or ratio(fold_name(alias), main) < 75
                or fold_name(alias) == main
            ):
                continue
            found = _found(tagger, f"On Sunday {alias} spoke.")
            tally.tried += 1
            tally.right += person["id"] in found
            tally.wrong += bool(found - {person["id"]})
    return tally


def _spoken(name: str) -> str:
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}".title() if comma else ""


def _shipped(places: Iterable[dict[str, Any]]) -> list[Figure]:
    """Return how many spellings in GeoNames of the shipped taxonomy's places are found, by script."""
    taxonomy = load_taxonomy()
    tagger = Tagger(taxonomy)
    frames = {
        "latin": "Fighting went on near {} today.",
        "arabic": "اندلعت اشتباكات في {} اليوم",
        "hebrew": "הלחימה באזור {} נמשכה",
    }
    tallies = {script: Tally() for script in frames}
    for place in places:
        topic = _topic_at(taxonomy, place)
        if topic is None:
            continue
        fitting = set(taxonomy.below(topic.id)) | set(taxonomy.above(topic.id))
        spellings = {"latin": list(_latin(place)), "arabic": place["arabic"], "hebrew": place["hebrew"]}
        for script, frame in frames.items():
            for spelling in spellings[script]:
                found = _found(tagger, frame.format(spelling)) - {t.id for t in taxonomy if t.kind == "theme"}
                tallies[script].tried += 1
                tallies[script].right += bool(found & fitting)
                tallies[script].wrong += bool(found - fitting)
    return [Figure(f"shipped places, {script} spellings", tally.show()) for script, tally in tallies.items()]


def _topic_at(taxonomy: Taxonomy, place: dict[str, Any]) -> Topic | None:
    """Return the shipped place that lies where this one does and has its main name."""
    for topic in taxonomy:
        if topic.kind != "place" or topic.latitude is None or topic.longitude is None:
            continue
        if abs(topic.latitude - place["lat"]) < _DEGREES and abs(topic.longitude - place["lon"]) < _DEGREES:
            names = {_bare(name.strip("=*")) for name in topic.names}
            if names & {_bare(name) for name in (place["name"], *place["latin"], *place["arabic"])}:
                return topic
    return None


def _false_finds(data: Path) -> Figure:
    """Return how often a name is found in reviews of cars, hotels and players, which speak of none of them."""
    tagger = Tagger(load_taxonomy())
    words = found = 0
    finds: dict[str, int] = {}
    for path in sorted((data / "summaries" / "opinosis" / "topics").glob("*.data")):
        text = path.read_text(encoding="cp1252", errors="replace")
        words += len(text.split())
        for mention in tagger.tag(_bulletin(text)):
            if mention.rule == "variant":
                found += 1
                finds[mention.passage.quotation] = finds.get(mention.passage.quotation, 0) + 1
    worst = ", ".join(sorted(finds, key=lambda name: -finds[name])[:4])
    return Figure("false variants in product reviews", f"{found} in {words} words", "", "0", worst)


def _found(tagger: Tagger, text: str) -> set[str]:
    return {mention.topic for mention in tagger.tag(_bulletin(text))}


def _bulletin(text: str) -> Bulletin:
    return Bulletin("0" * 16, "", (Block(BlockKind.PARAGRAPH, text),))
