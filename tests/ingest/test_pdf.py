"""PDF files: the text layer as paragraphs."""

from __future__ import annotations

from pathlib import Path

from podobno.ingest.pdf import join_lines
from tests.ingest.reading import read, read_one, reasons

# Polish letters are not in the standard encodings: the font names them.
_LETTERS = {
    "ł": "lslash", "ą": "aogonek", "ę": "eogonek", "ż": "zdotaccent", "ś": "sacute",
    "ó": "oacute", "ć": "cacute", "ń": "nacute",
}  # fmt: skip
_CODES = {letter: 128 + n for n, letter in enumerate(_LETTERS)}


def make_pdf(*pages: list[str], title: str = "", encrypted: bool = False) -> bytes:
    """A small PDF with these lines on its pages."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    names = " ".join(f"/{name}" for name in _LETTERS.values()).encode()
    font = add(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding"
        b" /BaseEncoding /WinAnsiEncoding /Differences [128 " + names + b"] >> >>"
    )
    tree = len(pages) * 2 + font + 1
    kids = []
    for lines in pages:
        shown = b"".join(b"(" + _encode(line) + b") Tj T*\n" for line in lines)
        stream = b"BT /F1 10 Tf 14 TL 50 780 Td\n" + shown + b"ET"
        content = add(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
                b" /Resources << /Font << /F1 %d 0 R >> >> >>" % (tree, content, font)
            )
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    assert add(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))) == tree
    catalog = add(b"<< /Type /Catalog /Pages %d 0 R >>" % tree)
    info = add(b"<< /Title (%s) >>" % title.encode())
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    lock = b" /Encrypt << /Filter /Other >>" if encrypted else b""
    return out + b"trailer << /Size %d /Root %d 0 R /Info %d 0 R%s >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, catalog, info, lock, table,
    )  # fmt: skip


def _encode(line: str) -> bytes:
    return bytes(_CODES.get(letter) or ord(letter) for letter in line)


LINES = [
    "Rada Litorii przyjęła w środę budżet na przyszły rok, a sesja trwała",
    "ponad dziewięć godzin. Za głosowało 61 posłów, przeciw było 40.",
    "Premier zapowiedział, że żadna gmina nie straci pieniędzy i że prze-",
    "targi ruszą wiosną.",
]


def test_pdf_with_a_text_layer_is_one_document(tmp_path: Path) -> None:
    document = read_one(
        tmp_path, a__pdf=make_pdf(LINES, ["Druga strona relacji z obrad rady."], title="Budget")
    )
    assert document.id == f"{tmp_path.name}/a.pdf"
    assert "a sesja trwała ponad dziewięć godzin." in document.text
    assert "przetargi ruszą wiosną." in document.text
    assert document.text.endswith("Druga strona relacji z obrad rady.")
    assert document.title == "Budget"
    assert document.published is None


def test_pdf_text_may_open_with_its_date(tmp_path: Path) -> None:
    document = read_one(tmp_path, a__pdf=make_pdf(["date 2025-06", *LINES]))
    assert (document.published, document.published_basis) == ("2025-06", "header")


def test_scan_is_listed(tmp_path: Path) -> None:
    (reason,) = reasons(read(tmp_path, a__pdf=make_pdf([], ["7"]))).values()
    assert reason == "the PDF has no text layer (a scan); it would need text recognition"


def test_damaged_and_locked_pdf_are_listed(tmp_path: Path) -> None:
    whole = make_pdf(LINES)
    intake = read(
        tmp_path,
        a__pdf=b"%PDF-1.4\n" + b"\x00\x01nonsense" * 50,
        b__pdf=make_pdf(LINES, encrypted=True),
        c__pdf=whole[:80],
    )
    assert intake.documents == ()
    assert set(reasons(intake).values()) == {"the PDF is damaged and cannot be read"}


def test_lines_of_a_column_are_joined_and_short_lines_end_a_paragraph() -> None:
    page = "Pierwszy wiersz akapitu jest długi i idzie\ndalej aż do końca zdania.\nDrugi akapit."
    assert join_lines(page) == (
        "Pierwszy wiersz akapitu jest długi i idzie dalej aż do końca zdania.\n\nDrugi akapit."
    )
