"""The taxonomy answers by id and name; topic files are read, written and checked with sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefer.faults import Fault
from briefer.folders import folders_in
from briefer.topics import KINDS, Taxonomy, Topic, load_taxonomy
from briefer.topics.files import import_topics, lint, read_topics, write_topics
from briefer.topics.loading import topic_files


def test_the_shipped_taxonomy_is_whole() -> None:
    taxonomy = load_taxonomy()
    assert len(taxonomy) >= 300
    assert {topic.kind for topic in taxonomy} == set(KINDS)
    for id in [
        "iran",
        "iraq",
        "syria",
        "idlib",
        "albu-kamal",
        "isis",
        "hamas",
        "qasem-soleimani",
        "sinai",
        "sahel",
        "afghanistan",
    ]:
        assert id in taxonomy
    assert [remark for remark in lint(topic_files()) if remark.severity == "error"] == []
    assert all(topic.latitude is not None for topic in taxonomy if topic.kind == "place")


def test_topics_are_found_by_id_label_and_any_name() -> None:
    taxonomy = load_taxonomy()
    for wanted in ("albu-kamal", "Albu Kamal", "ALBUKAMAL", "البوكمال", "al bukamal"):
        assert taxonomy.find(wanted).id == "albu-kamal"
    with pytest.raises(Fault, match="Did you mean idlib"):
        taxonomy.find("idlibb")


def test_what_stands_below_a_topic_goes_with_it() -> None:
    taxonomy = load_taxonomy()
    assert {"iran", "irgc", "qods-force", "qasem-soleimani", "tehran"} <= set(taxonomy.below("iran"))
    assert taxonomy.above("qasem-soleimani") == ("qods-force", "irgc", "iran")
    assert taxonomy.below("idlib")[0] == "idlib"
    assert "iran" in {topic.id for topic in taxonomy.roots}


def test_the_version_changes_with_what_is_found() -> None:
    one = Topic("a", "A", "theme", names=("x",))
    assert (
        Taxonomy([one]).version == Taxonomy([one]).version != Taxonomy([Topic("a", "A", "theme", names=("y",))]).version
    )


def test_the_users_topics_stand_in_place_of_the_shipped(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    mine = tmp_path / "mine.toml"
    write_topics(
        [Topic("iran", "Iran (ours)", "place", names=("Iran",)), Topic("own", "Own", "theme", names=("own",))], mine
    )
    import_topics(mine, folders.topics)
    taxonomy = load_taxonomy(folders)
    assert taxonomy.topic("iran").label == "Iran (ours)" and "own" in taxonomy and "iraq" in taxonomy
    mine.write_text(mine.read_text().replace("Own", "Other"))
    with pytest.raises(Fault, match="already"):
        import_topics(mine, folders.topics)


def test_a_broken_file_of_the_user_is_told_and_keeps_nothing_from_starting(tmp_path: Path) -> None:
    folders = folders_in(tmp_path)
    folders.topics.mkdir(parents=True)
    (folders.topics / "broken.toml").write_text("[[topic]\n")
    (folders.topics / "half.toml").write_text(
        '[[topic]]\nid = "own"\nlabel = "Own"\nkind = "theme"\nnames = ["own"]\n[[topic]]\nid = "bad"\n'
    )
    taxonomy = load_taxonomy(folders)
    assert "own" in taxonomy and "bad" not in taxonomy and "iran" in taxonomy
    assert any("broken.toml, line 1" in remark for remark in taxonomy.remarks)
    assert any("half.toml, line 7, topic bad" in remark for remark in taxonomy.remarks)
    assert load_taxonomy().remarks == ()


def test_topics_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    topic = Topic(
        "a-1",
        'Quote " and \\',
        "place",
        "b",
        ("Ä", "שלום"),
        True,
        ("x*",),
        ("y",),
        ("z\t",),
        1.5,
        -2.0,
        source=str(path),
    )
    write_topics([topic, Topic("b", "B", "place", names=("B",), source=str(path))], path)
    assert read_topics(path)[0] == topic


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[topic]\n", "line 1"),
        ("x = 1\n", "holds no [[topic]] tables"),
        ('[[topic]]\nid = "a"\n', "It has no label"),
        ('[[topic]]\nid = "A b"\nlabel = "x"\nkind = "place"\nnames = ["x"]\n', "is no slug"),
        (
            '[[topic]]\nid = "a"\nlabel = "x"\nkind = "town"\nnames = ["x"]\n',
            "There is no kind town. Write one of place",
        ),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nname = ["x"]\n', "There is no key name. Write names"),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nnames = "x"\n', "names is no list"),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\n', "Nothing would ever be found"),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nnames = ["!"]\n', "without letters"),
        (
            '[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nnames = ["x"]\nlatitude = 91\nlongitude = 0\n',
            "from -90 to 90",
        ),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nnames = ["x"]\nlatitude = 9\n', "only one of"),
        (
            '[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nparent = "b"\nnames = ["xyz"]\n',
            "Its parent b is not there",
        ),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nparent = "a"\nnames = ["xyz"]\n', "stands below itself"),
        ('[[topic]]\nid = "a"\nlabel = "x"\nkind = "place"\nnames = ["xy"]\n', "very short"),
    ],
)
def test_mistakes_in_topic_files_are_named_with_place_and_mend(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "topics.toml"
    path.write_text(text)
    remarks = [str(remark) for remark in lint([path])]
    assert any(said in remark and "topics.toml" in remark for remark in remarks), remarks


def test_two_topics_with_one_id_or_name_are_seen(tmp_path: Path) -> None:
    path = tmp_path / "topics.toml"
    topics = [Topic("a", "A", "theme", names=("same name",)), Topic("b", "B", "theme", names=("Same Name",))]
    write_topics([*topics, topics[0]], path)
    said = " ".join(str(remark) for remark in lint([path]))
    assert "two topics with this id" in said and "stands for a too" in said and "line 8" in said


def test_a_file_that_is_no_topic_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(Fault, match="not UTF-8"):
        read_topics(tmp_path / "a.toml")
    with pytest.raises(Fault, match="cannot be read"):
        read_topics(tmp_path / "b.toml")
