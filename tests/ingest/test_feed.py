"""RSS and Atom: one document an entry."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.reading import read, read_one, reasons

RSS = """<?xml version="1.0" encoding="{encoding}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Radio Łąka</title><link>https://laka.example</link><language>pl-PL</language>
{items}
</channel></rss>"""
ITEM = """<item><title>Rząd upadł &amp; wstał</title><link>https://laka.example/1</link>
<guid>tag:1</guid><pubDate>Wed, 03 Sep 2025 22:40:00 GMT</pubDate>
<description>Krótko.</description>
<content:encoded><![CDATA[<p>Premier <b>Wendel</b> złożył dymisję.</p>
<ul><li>Za było 61&nbsp;posłów.</li></ul>
<script>var x = 1;</script>]]></content:encoded></item>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Echo</title>
<entry><id>urn:1</id><title>Strajk</title><published>2025-02-01T10:00:00+01:00</published>
<updated>2025-03-01T10:00:00+01:00</updated>
<summary>Załoga nie wróciła do pracy.</summary></entry></feed>"""


def test_rss_entry_gives_its_content_as_paragraphs(tmp_path: Path) -> None:
    document = read_one(tmp_path, a__xml=RSS.format(items=ITEM, encoding="UTF-8"))
    assert document.id == document.url == "https://laka.example/1"
    assert document.text == "Premier Wendel złożył dymisję.\n\nZa było 61 posłów."
    assert document.title == "Rząd upadł & wstał"
    assert (document.publisher, document.language) == ("Radio Łąka", "pl")


def test_feed_time_in_utc_is_a_day_of_the_outlet(tmp_path: Path) -> None:
    document = read_one(tmp_path, a__xml=RSS.format(items=ITEM, encoding="UTF-8"))
    # Twenty to one at night in Warsaw.
    assert (document.published, document.published_basis) == ("2025-09-04", "metadata")


def test_feed_in_iso_8859_2_is_decoded_as_it_declares(tmp_path: Path) -> None:
    raw = RSS.format(items=ITEM, encoding="ISO-8859-2").encode("iso-8859-2")
    assert read_one(tmp_path, a__rss=raw).publisher == "Radio Łąka"


def test_atom_entry_gives_its_summary_where_it_has_no_content(tmp_path: Path) -> None:
    document = read_one(tmp_path, a__atom=ATOM)
    assert (document.id, document.published) == ("urn:1", "2025-02-01")
    assert document.text == "Załoga nie wróciła do pracy."
    assert document.publisher == "Echo"


def test_feed_is_known_by_its_bytes_under_any_name(tmp_path: Path) -> None:
    assert read_one(tmp_path, a__txt=ATOM).id == "urn:1"


def test_entry_without_text_is_listed(tmp_path: Path) -> None:
    empty = "<item><title>Pusty</title><link>https://laka.example/2</link></item>"
    intake = read(tmp_path, a__xml=RSS.format(items=ITEM + empty, encoding="UTF-8"))
    assert [document.id for document in intake.documents] == ["https://laka.example/1"]
    assert reasons(intake) == {"https://laka.example/2": "the entry has no text"}


def test_feed_that_is_not_xml_is_listed(tmp_path: Path) -> None:
    intake = read(tmp_path, a__xml="To nie jest kanał, tylko zdanie.", b__rss="{}")
    assert intake.documents == ()
    assert set(reasons(intake).values()) == {"this is not an RSS or Atom feed"}


def test_feed_broken_in_the_middle_gives_what_stands_before(tmp_path: Path) -> None:
    broken = RSS.format(items=ITEM + "<item><title>Druga <b>", encoding="UTF-8")[:-30]
    intake = read(tmp_path, a__xml=broken)
    assert "https://laka.example/1" in [document.id for document in intake.documents]
    assert (
        "the feed's XML is broken: entries after the break may be missing"
        in reasons(intake).values()
    )


def test_feed_without_entries_is_listed(tmp_path: Path) -> None:
    intake = read(tmp_path, a__xml=RSS.format(items="", encoding="UTF-8"))
    assert list(reasons(intake).values()) == ["the feed has no entries"]


def test_feed_whose_entities_would_explode_stays_small(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]><rss version="2.0">'
    bomb += "<channel><title>&e9;</title><item><title>a</title></item></channel></rss>"
    intake = read(tmp_path, a__xml=bomb)
    assert intake.documents == ()
    assert len(intake.problems) >= 1
