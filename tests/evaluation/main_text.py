"""Main text of web pages: F1 on the article extraction benchmark, and items kept of digest pages laid out in many ways."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from briefer.bulletin import BlockKind
from briefer.faults import Fault
from briefer.importing.catalogue import read
from tests.figures import Figure

NAME = "main text"
Item = dict[str, str]


def evaluate(data: Path) -> list[Figure]:
    """Score with the benchmark's own script; then count the items of digest pages."""
    folder = data / "html" / "article-extraction-benchmark"
    scorer = _scorer(folder / "evaluate.py")
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {key: gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()) for key in truth}
    ours = _scored(scorer, truth, pages, _text)
    peer = _scored(scorer, truth, pages, _peer_text)
    kept, items = _items_kept(data / "digests" / "items.jsonl")
    return [
        Figure("F1", f"{ours['f1']:.4f}", "", "≥ .96", f"trafilatura {peer['f1']:.4f}"),
        Figure(
            "precision, recall",
            f"{ours['precision']:.4f}, {ours['recall']:.4f}",
            "",
            "",
            f"{peer['precision']:.4f}, {peer['recall']:.4f}",
        ),
        Figure("items of digest pages kept", f"{kept} of {items}", "", "all"),
    ]


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("article_extraction_scorer", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored(
    scorer: ModuleType, truth: dict[str, Item], pages: dict[str, bytes], text_of: Callable[[bytes], str]
) -> dict[str, float]:
    matches = [
        scorer.string_shingle_matching(true=truth[key]["articleBody"], pred=text_of(page))
        for key, page in pages.items()
    ]
    metrics: dict[str, float] = scorer.metrics_from_tp_fp_fns(matches)
    return metrics


def _text(page: bytes) -> str:
    """Return the text without the title, which the benchmark does not count as body."""
    try:
        reading = read(page, "page.html")
    except Fault:
        return ""
    title = reading.metadata.title
    blocks = (b for b in reading.blocks if not (b.kind is BlockKind.HEADING and b.text == title))
    return "\n".join(block.text for block in blocks)


def _peer_text(page: bytes) -> str:
    import trafilatura

    return trafilatura.extract(page.decode("utf-8", "replace"), include_comments=False, include_tables=False) or ""


def _title(item: Item) -> str:
    return item["text"][:40]


LAYOUTS: dict[str, Callable[[list[Item]], str]] = {
    "headings": lambda items: "".join(f"<h2>{_title(i)}</h2><p>{i['text']}</p>" for i in items),
    "articles": lambda items: "".join(
        f"<article class='card'><h3><a href='/x'>{_title(i)}</a></h3><p>{i['text']}</p></article>" for i in items
    ),
    "list": lambda items: (
        "<ul>" + "".join(f"<li><a href='/x'>{_title(i)}</a> {i['text']}</li>" for i in items) + "</ul>"
    ),
    "divisions": lambda items: "".join(
        f"<div class='i'><div class='t'><b>{_title(i)}</b></div><div>{i['text']}</div></div>" for i in items
    ),
    "table": lambda items: (
        "<table>" + "".join(f"<tr><td>{_title(i)}</td><td>{i['text']}</td></tr>" for i in items) + "</table>"
    ),
    "definitions": lambda items: "<dl>" + "".join(f"<dt>{_title(i)}</dt><dd>{i['text']}</dd>" for i in items) + "</dl>",
    "breaks": lambda items: "<div>" + "".join(f"<b>{_title(i)}</b><br>{i['text']}<br><br>" for i in items) + "</div>",
    "sections": lambda items: "".join(
        f"<section><h2>{_title(i)}</h2><p>{i['text']}</p><p>Source: <a href='/x'>X</a></p></section>" for i in items
    ),
}


def digest_page(body: str) -> bytes:
    """Return a page with navigation, a side column and a foot around `body`."""
    links = "".join(f"<li><a href='/{n}'>Another report on some event of the week {n}</a></li>" for n in range(8))
    return (
        "<!DOCTYPE html><html lang='en'><head><title>Weekly digest | Desk</title><script src='x.js'></script></head><body>"
        f"<header><nav><ul>{links}</ul></nav></header><div id='wrap'><main class='content'><h1>Weekly digest</h1>{body}</main>"
        f"<aside class='sidebar'><h3>Related</h3><ul>{links}</ul></aside></div>"
        "<footer><p>Copyright of the desk. All rights reserved. Write to us for anything you may need.</p></footer></body></html>"
    ).encode()


def _items_kept(path: Path) -> tuple[int, int]:
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = total = 0
    for start in range(0, min(len(items), 120), 15):
        week = items[start : start + 15]
        for layout in LAYOUTS.values():
            text = _bare(" ".join(block.text for block in read(digest_page(layout(week)), "digest.html").blocks))
            kept += sum(1 for item in week if _bare(item["text"]) in text)
            total += len(week)
    return kept, total


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text)
