"""The sentences with which a file is refused: which file, why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from briefer.faults import Fault


def empty(name: str) -> Fault:
    """Nothing is in the file, or nothing that can be read as text."""
    return Fault("reading.empty", "{file} has no text in it. Look whether the right file was chosen.", file=name)


def only_frames(name: str, pages: Sequence[str]) -> Fault:
    """A web page that has no text of its own; `pages` are those it shows, as it writes them."""
    sentence = (
        "{file} is only a frame around other pages: {pages}. Open the one with the text in a browser and save that."
    )
    return Fault("reading.only_frames", sentence, file=name, pages=", ".join(pages))


def no_text_layer(name: str) -> Fault:
    """A PDF of pictures alone."""
    sentence = "{file} has no text layer: its pages are pictures, as from a scanner. Run it through text recognition (OCR) first."
    return Fault("reading.no_text_layer", sentence, file=name)


def encrypted(name: str) -> Fault:
    """A password is needed."""
    sentence = "{file} is encrypted. Save a copy without a password and import that."
    return Fault("reading.encrypted", sentence, file=name)


def damaged(name: str, kind: str) -> Fault:
    """The file says it is of a kind, but cannot be read as such."""
    sentence = "{file} looks like {kind} but is damaged or incomplete. Ask for the file again, or save it anew in the program that made it."
    return Fault("reading.damaged", sentence, file=name, kind=kind)


def wrong_kind(name: str, kind: str) -> Fault:
    """Not a document that Briefer reads."""
    sentence = "{file} is {kind}, which Briefer does not read. Save it as DOCX, PDF or plain text and import that."
    return Fault("reading.wrong_kind", sentence, file=name, kind=kind)


def unknown(name: str) -> Fault:
    """No reader takes it for its own."""
    sentence = "{file} is of no kind that Briefer knows. Save it as DOCX, PDF or plain text and import that."
    return Fault("reading.wrong_kind", sentence, file=name)


def too_large(name: str, what: str) -> Fault:
    """A limit on size is passed; `what` says which."""
    sentence = "{file} was refused because {what}. If the file is genuine, split it or save its text on its own."
    return Fault("reading.too_large", sentence, file=name, what=what)


def too_slow(name: str, seconds: float) -> Fault:
    """The time allowed for one file is over."""
    sentence = (
        "{file} was given up after {seconds:.0f} seconds. If the file is genuine, split it or save its text on its own."
    )
    return Fault("reading.too_slow", sentence, file=name, seconds=seconds)


def crashed(name: str) -> Fault:
    """The worker that read it died."""
    sentence = "{file} could not be read: reading it broke off. The file is damaged, or made to do harm; ask for it in another format."
    return Fault("reading.crashed", sentence, file=name)


def not_there(name: str, reason: str) -> Fault:
    """The file cannot be opened; `reason` is the system's own word for it."""
    sentence = "{file} could not be opened: {reason}. Look whether it is still there and whether you may read it."
    return Fault("reading.not_there", sentence, file=name, reason=reason)
