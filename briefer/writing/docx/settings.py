"""Settings of the Word file: notes, languages, protection; what tied the house's file to its maker is taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from briefer.document.tree import Protection
from briefer.ooxml.names import child, clark

_DROPPED = (
    "attachedTemplate",
    "mailMerge",
    "documentProtection",
    "writeProtection",
    "trackRevisions",
    "revisionView",
    "docVars",
    "linkStyles",
)
# ECMA-376 part 1, 17.18.20
_EDITS = {Protection.TRACKED: "trackedChanges", Protection.COMMENTS: "comments", Protection.READ_ONLY: "readOnly"}
# ECMA-376 part 1, 17.15.1.78: the order of CT_Settings, as far as we add to it.
_ORDER = (
    *(
        "writeProtection",
        "view",
        "zoom",
        "removePersonalInformation",
        "removeDateAndTime",
        "doNotDisplayPageBoundaries",
    ),
    *(
        "displayBackgroundShape",
        "printPostScriptOverText",
        "printFractionalCharacterWidth",
        "printFormsData",
        "embedTrueTypeFonts",
    ),
    *(
        "embedSystemFonts",
        "saveSubsetFonts",
        "saveFormsData",
        "mirrorMargins",
        "alignBordersAndEdges",
        "bordersDoNotSurroundHeader",
    ),
    *(
        "bordersDoNotSurroundFooter",
        "gutterAtTop",
        "hideSpellingErrors",
        "hideGrammaticalErrors",
        "activeWritingStyle",
        "proofState",
    ),
    *(
        "formsDesign",
        "attachedTemplate",
        "linkStyles",
        "stylePaneFormatFilter",
        "stylePaneSortMethod",
        "documentType",
        "mailMerge",
    ),
    *(
        "revisionView",
        "trackRevisions",
        "doNotTrackMoves",
        "doNotTrackFormatting",
        "documentProtection",
        "autoFormatOverride",
    ),
    *(
        "styleLockTheme",
        "styleLockQFSet",
        "defaultTabStop",
        "autoHyphenation",
        "consecutiveHyphenLimit",
        "hyphenationZone",
    ),
    *(
        "doNotHyphenateCaps",
        "showEnvelope",
        "summaryLength",
        "clickAndTypeStyle",
        "defaultTableStyle",
        "evenAndOddHeaders",
    ),
    *(
        "bookFoldRevPrinting",
        "bookFoldPrinting",
        "bookFoldPrintingSheets",
        "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing",
    ),
    *("displayHorizontalDrawingGridEvery", "displayVerticalDrawingGridEvery", "doNotUseMarginsForDrawingGridOrigin"),
    *("drawingGridHorizontalOrigin", "drawingGridVerticalOrigin", "doNotShadeFormData", "noPunctuationKerning"),
    *("characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore"),
    *(
        "savePreviewPicture",
        "doNotValidateAgainstSchema",
        "saveInvalidXml",
        "ignoreMixedContent",
        "alwaysShowPlaceholderText",
    ),
    *("doNotDemarcateInvalidXml", "saveXmlDataOnly", "useXSLTWhenSaving", "saveThroughXslt", "showXMLTags"),
    *("alwaysMergeEmptyNamespace", "updateFields", "hdrShapeDefaults", "footnotePr", "endnotePr", "compat"),
)


_PRINTERS_OWN = "usePrinterMetrics"  # lines would end where the printer of the day puts them, and not as in the PDF


def set_up(settings: etree._Element, separators: Mapping[str, Sequence[str]], protection: Protection) -> None:
    """Set what the content needs; `separators` are the ids of the separators of `footnote` and `endnote`, where there are any."""
    for name in _DROPPED:
        for one in list(settings.iterchildren(clark(f"w:{name}"))):
            settings.remove(one)
    for one in list(settings.iterfind(f"{clark('w:compat')}/{clark(f'w:{_PRINTERS_OWN}')}")):
        one.getparent().remove(one)  # type: ignore[union-attr]
    for kind, ids in separators.items():
        _set_notes(settings, kind, ids)
    if protection is not Protection.NONE:
        added = _placed(settings, "documentProtection")
        added.set(clark("w:edit"), _EDITS[protection])
        added.set(clark("w:enforcement"), "1")


def carry_fonts(settings: etree._Element) -> None:
    """Say that the file carries its fonts, with the letters that are used."""
    for name in ("embedTrueTypeFonts", "saveSubsetFonts"):
        _placed(settings, name).set(clark("w:val"), "1")


def _set_notes(settings: etree._Element, kind: str, ids: Sequence[str]) -> None:
    """Name the separators of notes; endnotes count 1, 2, 3, not i, ii, iii."""
    for one in list(settings.iterchildren(clark(f"w:{kind}Pr"))):
        settings.remove(one)
    properties = _placed(settings, f"{kind}Pr")
    if kind == "endnote":
        etree.SubElement(properties, clark("w:numFmt")).set(clark("w:val"), "decimal")
    for number in ids:
        etree.SubElement(properties, clark(f"w:{kind}")).set(clark("w:id"), number)


def _placed(settings: etree._Element, name: str) -> etree._Element:
    """Return a new setting at its place."""
    found = child(settings, f"w:{name}")
    if found is not None:
        return found
    later = {clark(f"w:{one}") for one in _ORDER[: _ORDER.index(name)]}
    place = max((number + 1 for number, one in enumerate(settings) if one.tag in later), default=0)
    added = etree.Element(clark(f"w:{name}"))
    settings.insert(place, added)
    return added
