"""What a drawn-up report consists of: the list, the sheets, the council's figures and the auditors' report.

The list and the sheets are for those who report to IVO (SoL (2025:400) 34 kap. 1-2 §§). The auditors get the same
delays without anything that names a person. The council gets numbers only (34 kap. 3 §): how many decisions, of what
kind and how old, and no figure that points at somebody.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache

from qms.canonical import canonical_json, canonical_list, fingerprint
from qms.ivo_reporting import queries, sheets
from qms.ivo_reporting.models import MEDIA_TYPES, IvoReport, IvoReportFile, LineKind
from qms.ivo_reporting.schemas import IvoReportLine
from qms.ivo_reporting.service import content
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.laws import queries as laws
from qms.organisation import queries as organisation
from qms.rendering import document as doc
from qms.rendering import render_docx, render_pdf
from qms.rendering.document import Document
from qms.rendering.sheets import rows_csv, table_csv
from qms.rendering.swedish import swedish_number
from qms.statistics.delays import Delay, StatisticsRow, StatisticsTable, statistics_table, without_small_figures
from qms.unexecuted_decisions.deadlines import ages
from qms.unexecuted_decisions.models import ClockBasis

MOST_SHEETS_ON_PAPER, MOST_LINES_ON_PAPER, OF_EACH_KIND = 100, 1000, 50
LIST_COLUMNS = ("Beslut", "Rad", "Typ", "Insats", "Lagrum", "Beslutad", "Från", "Dagar", "Slut", "Skydd")
AUDITORS_COLUMNS = ("Nr", "Typ", "Insats", "Lagrum", "Beslutad", "Dagar", "Kön", "Skäl för dröjsmålet", "Slut")
SHEETS_COLUMNS = ("Beslut", "Steg", "Fält", "Värde")
Row = dict[str, doc.Cell]
"""A line by the heading of each column."""
ELSEWHERE = {"Personnummer": "Visas i systemet efter ny inloggning"}
HIDDEN = doc.Cell(masked=True, format="integer")
BASES = {
    ClockBasis.DECISION: "Beslut som inte har verkställts",
    ClockBasis.INTERRUPTION: "Avbrott där insatsen inte har återupptagits",
}


@dataclass(frozen=True)
class Made:
    """Everything that the files of a report are made from. Making them needs no database."""

    report: IvoReport
    board_name: str
    secrecy: str
    council_law: str
    drawn_up_at: datetime
    months: int
    lines: list[IvoReportLine]
    list_json: bytes
    tables: dict[ClockBasis, StatisticsTable]
    earlier: list[tuple[str, dict[str, int | None]]]

    @property
    def period(self) -> str:
        """The quarter in words."""
        return f"kvartal {self.report.quarter.number} {self.report.quarter.year}"


def gather(tx: Tx, report: IvoReport) -> Made:
    """Read what the files of a frozen report are made from."""
    rows = queries.lines(tx, report.id)
    lines = [sheets.shown_line(row) for row in rows]
    months = max((int(str(rule["months"])) for rule in report.rules), default=0)
    columns = [age.code for age in ages(months)]
    tables = {
        basis: without_small_figures(
            statistics_table(_delays(lines, basis), sexes=tuple(sheets.SEXES), ages=columns), limit=report.small_limit
        )
        for basis in ClockBasis
    }
    secrecy = laws.law_reference(tx, "osl", "secrecy", report.cut_off_on)
    law = laws.law_reference(tx, "sol", "report-to-council", report.cut_off_on)
    earlier = queries.earlier_files(tx, report, "council.json", count=7)
    return Made(
        report=report,
        board_name=organisation.board(tx, report.board_id).name,
        secrecy=f"Sekretess enligt {secrecy}" if secrecy else "Sekretess",
        council_law=law or "socialtjänstlagen",
        drawn_up_at=report.drawn_up_at or clock.now(),
        months=months,
        lines=lines,
        list_json=content(tx, report, rows),
        tables=tables,
        earlier=[(period, json.loads(kept)["totals"]) for period, kept in earlier],
    )


def files(made: Made) -> list[IvoReportFile]:
    """Every file of the report, as it is kept."""
    council = council_json(made)
    documents = {
        "list": list_document,
        "sheets": sheets_document,
        "council": council_document,
        "auditors": auditors_document,
    }
    contents = {
        # What sets pages takes most memory while it works, and gives it back before the long files are made.
        **{f"{name}.pdf": render_pdf(document(made)) for name, document in documents.items()},
        "list.json": made.list_json,
        "list.csv": rows_csv(LIST_COLUMNS, (_list_row(line).values() for line in made.lines)),
        "sheets.json": canonical_list(sheets.sheets_data(made.lines, made.board_name)),
        "sheets.csv": rows_csv(SHEETS_COLUMNS, _sheets_rows(made)),
        "council.json": council,
        "council.csv": table_csv(_council_table(made)),
        "council.docx": render_docx(council_document(made)),
        "auditors.json": canonical_json(sheets.pseudonymised(made.report, made.lines, made.board_name)),
        "auditors.csv": rows_csv(AUDITORS_COLUMNS, (_auditors_row(line).values() for line in made.lines)),
    }
    return [
        IvoReportFile(
            report_id=made.report.id,
            board_id=made.report.board_id,
            name=name,
            media_type=MEDIA_TYPES[name.rsplit(".", 1)[1]],
            content=kept,
            sha256=fingerprint(kept),
        )
        for name, kept in contents.items()
    ]


def council_json(made: Made) -> bytes:
    """The council's figures as data, without anything that is left out of print."""
    totals = {basis.value: table.total.total for basis, table in made.tables.items()}
    tables = {basis.value: asdict(table) for basis, table in made.tables.items()}
    head = {"schema": "kvalitet.council-statistics.v1", "board": made.board_name, "period": made.report.period}
    limits = {"cutOffOn": made.report.cut_off_on, "smallLimit": made.report.small_limit}
    return canonical_json({**head, **limits, "totals": totals, "tables": tables})


def list_document(made: Made) -> Document:
    """The whole list on paper, a table for each kind of line."""
    columns = ("Beslut", "Insats", "Beslutad", "Från", "Dagar", "Slut")
    sections = _by_kind(made, f"{made.board_name}, {made.period}", _list_row, columns)
    about = doc.Facts(
        items=(
            doc.Fact(label="Brytdag", value=made.report.cut_off_on.isoformat()),
            doc.Fact(label="Beslut i registret", value=str(made.report.source_count)),
            doc.Fact(label="Rader i listan", value=str(len(made.lines))),
            doc.Fact(label="Regelversion", value=made.report.rule_version or ""),
            doc.Fact(label="Kontrollsumma (SHA-256)", value=made.report.content_hash or ""),
        )
    )
    first = doc.Section(id="om", title="Om listan", blocks=(about,))
    return _document(made, "Beslut att rapportera till IVO", (first, *sections), secrecy=made.secrecy)


def sheets_document(made: Made) -> Document:
    """One sheet for each line, in the order of IVO's form: the first of a long list, none of one that nobody prints.

    What sets the pages holds more than a megabyte for each sheet until all are set.
    """
    most = MOST_SHEETS_ON_PAPER if len(made.lines) <= MOST_LINES_ON_PAPER else 0
    sections = tuple(
        doc.Section(
            id=f"rad-{line.position}", title=f"Rad {line.position}: {line.details.reference}", blocks=_sheet(made, line)
        )
        for line in made.lines[:most]
    )
    text = "Det finns inget att anmäla för kvartalet."
    if len(made.lines) > most:
        every = f"Listan har {swedish_number(len(made.lines))} rader. Alla blad finns på skärmen och i kalkylfilen"
        text = f"{every}. Här är de första {most}." if most else f"{every}."
    said = (doc.Para(text=text),) if len(sections) < len(made.lines) or not sections else ()
    return _document(made, "Blad för IVO:s e-tjänst", (*said, *sections), secrecy=made.secrecy)


def council_document(made: Made) -> Document:
    """The statistics report to kommunfullmäktige."""
    law = f"Rapporten lämnas enligt {made.council_law}. Den innehåller bara antal."
    late = doc.Section(id="sammanfattning", title="Sammanfattning", blocks=(doc.Para(text=f"{_summary(made)} {law}"),))
    sections = [_figures(made, basis) for basis in ClockBasis]
    return _document(made, "Beslut som inte är verkställda i tid", (late, *sections, _history(made), _method(made)))


def auditors_document(made: Made) -> Document:
    """The report to kommunens revisorer: every delay, and nobody's name, number or case."""
    text = (
        "Varje rad är ett dröjsmål. Radens nummer gäller bara i den här rapporten. Namn, personnummer och "
        "ärendenummer finns inte med."
    )
    about = doc.Section(id="om", title="Om rapporten", blocks=(doc.Para(text=text),))
    columns = ("Insats", "Nr", "Beslutad", "Dagar", "Kön", "Skäl för dröjsmålet")
    sections = _by_kind(made, f"Dröjsmål per beslut, {made.period}", _auditors_row, columns)
    return _document(made, "Ej verkställda beslut, rapport till revisorerna", (about, *sections), secrecy=made.secrecy)


def _document(made: Made, title: str, blocks: Sequence[doc.Block], *, secrecy: str | None = None) -> Document:
    return Document(
        title=title,
        organisation=made.board_name,
        period=made.period.capitalize(),
        version=str(made.report.number),
        secrecy=secrecy,
        created_at=made.drawn_up_at,
        blocks=tuple(blocks),
    )


def _by_kind(
    made: Made, title: str, row: Callable[[IvoReportLine], Row], columns: tuple[str, ...]
) -> Iterator[doc.Section]:
    """A section for each kind of line, with the columns that a page has room for. The spreadsheets have them all.

    They also have every line of a list that nobody would print, of which the pages show how each kind begins.
    """
    most = MOST_LINES_ON_PAPER if len(made.lines) <= MOST_LINES_ON_PAPER else OF_EACH_KIND
    for kind in LineKind:
        lines = [line for line in made.lines if line.kind == kind]
        left = f"Tabellen visar de första {most} av {swedish_number(len(lines))} rader. Kalkylfilen har alla."
        table = doc.Table(
            id=f"tabell-{kind.value}",
            caption=title,
            columns=columns,
            rows=tuple(tuple(cells[column] for column in columns) for cells in map(row, lines[:most])),
            note=left if len(lines) > most else None,
        )
        block = table if lines else doc.Para(text="Inga beslut.")
        yield doc.Section(id=kind.value, title=sheets.LINE_KINDS[kind.value], blocks=(block,))


def _list_row(line: IvoReportLine) -> Row:
    return {
        "Beslut": doc.text(line.details.reference),
        "Rad": doc.integer(line.position),
        "Typ": doc.text(sheets.report_type(line)),
        "Insats": doc.text(line.details.benefit.label),
        "Lagrum": doc.text(line.details.law),
        "Beslutad": doc.day(line.details.decided_on),
        "Från": doc.day(line.start_on),
        "Dagar": doc.integer(line.details.days),
        "Slut": doc.day(line.ended_on),
        "Skydd": doc.text("Skyddad" if line.details.is_protected else ""),
    }


def _sheet(made: Made, line: IvoReportLine) -> tuple[doc.Block, ...]:
    fields = sheets.sheet_fields(line, made.board_name)
    steps = dict.fromkeys(field.step for field in fields)
    return tuple(
        block
        for step in steps
        for block in (
            doc.Para(text=(doc.Strong(text=step),)),
            doc.Facts(
                items=tuple(
                    doc.Fact(label=field.label, value=field.value or ELSEWHERE.get(field.label, ""))
                    for field in fields
                    if field.step == step
                )
            ),
        )
    )


def _sheets_rows(made: Made) -> Iterator[tuple[doc.Cell, ...]]:
    known = cache(doc.text)
    """The words of the form, which every sheet repeats."""
    for line in made.lines:
        reference = doc.text(line.details.reference)
        for field in sheets.sheet_fields(line, made.board_name):
            yield reference, known(field.step), known(field.label), doc.text(field.value or "")


def _summary(made: Made) -> str:
    parts = []
    for basis, table in made.tables.items():
        total = "antalet skrivs inte ut" if table.total.total is None else str(table.total.total)
        parts.append(f"{BASES[basis].lower()} inom {made.months} månader: {total}")
    return f"Läget den {made.report.cut_off_on}: {'; '.join(parts)}."


def _figures(made: Made, basis: ClockBasis) -> doc.Section:
    table, name = made.tables[basis], basis.value
    title = f"{BASES[basis]} inom {made.months} månader"
    if not table.rows:
        return doc.Section(id=name, title=title, blocks=(doc.Para(text="Inga beslut."),))
    by_sex = _breakdown(table, f"{name}-kon", "Antal beslut per insats och kön", sheets.SEXES, "by_sex")
    headings = {code: _age(code) for code in table.total.by_age}
    by_age = _breakdown(table, f"{name}-tid", "Antal beslut per insats och dröjsmålets längd", headings, "by_age")
    return doc.Section(id=name, title=title, blocks=(by_sex, by_age))


def _breakdown(table: StatisticsTable, name: str, caption: str, headings: dict[str, str], part: str) -> doc.Table:
    def cells(label: str, row: StatisticsRow) -> tuple[doc.Cell, ...]:
        counts = getattr(row, part)
        return doc.text(label), *(_count(counts[code]) for code in headings), _count(row.total)

    return doc.Table(
        id=name,
        caption=caption,
        columns=("Insats", *headings.values(), "Alla"),
        rows=tuple(cells(benefit, row) for benefit, row in table.rows.items()),
        total=cells("Alla insatser", table.total),
    )


def _history(made: Made) -> doc.Section:
    totals = {basis.value: table.total.total for basis, table in made.tables.items()}
    quarters = [*made.earlier, (made.report.period, totals)]
    chart = doc.Chart(
        id="kvartal",
        shape="bar",
        caption="Beslut som inte är verkställda i tid, kvartal för kvartal",
        alt="Stapeldiagram över antalet beslut vid varje kvartals slut. Talen står i tabellen efter diagrammet.",
        axis="Kvartal",
        unit="Antal beslut",
        categories=tuple(period for period, _ in quarters),
        series=tuple(
            doc.Series(name=BASES[basis], values=tuple(_count(kept.get(basis.value)) for _, kept in quarters))
            for basis in ClockBasis
        ),
    )
    return doc.Section(id="tidigare", title="Tidigare kvartal", blocks=(chart,))


def _method(made: Made) -> doc.Section:
    limit = made.report.small_limit
    items = (
        f"Ett beslut räknas när det har gått mer än {made.months} månader sedan beslutet, eller sedan insatsen "
        "avbröts, och insatsen inte är helt verkställd på kvartalets sista dag.",
        "Beslut och avbrott redovisas var för sig. Ett beslut finns bara i en av tabellerna.",
        f"Tal under {limit} skrivs inte ut, och inte heller tal som skulle avslöja dem. De visas med två punkter.",
        "Längden räknas från beslutet eller avbrottet: mer än det första och högst det andra antalet månader.",
    )
    return doc.Section(id="metod", title="Så är talen räknade", blocks=(doc.Bullets(items=items),))


def _council_table(made: Made) -> doc.Table:
    return doc.Table(
        id="statistik",
        caption="Statistik till fullmäktige",
        columns=("Underlag", "Insats", "Fördelning", "Grupp", "Antal"),
        rows=tuple(
            (doc.text(BASES[basis]), doc.text(label), doc.text(split), doc.text(group), _count(count))
            for basis, table in made.tables.items()
            for label, row in [*table.rows.items(), ("Alla insatser", table.total)]
            for split, group, count in _groups(row)
        ),
    )


def _groups(row: StatisticsRow) -> Iterator[tuple[str, str, int | None]]:
    yield "Alla", "Alla", row.total
    yield from (("Kön", sheets.SEXES[sex], count) for sex, count in row.by_sex.items())
    yield from (("Dröjsmål", _age(code), count) for code, count in row.by_age.items())


def _auditors_row(line: IvoReportLine) -> Row:
    return {
        "Nr": doc.integer(line.position),
        "Typ": doc.text(sheets.report_type(line)),
        "Insats": doc.text(line.details.benefit.label),
        "Lagrum": doc.text(line.details.law),
        "Beslutad": doc.day(line.details.decided_on),
        "Dagar": doc.integer(line.details.days),
        "Kön": doc.text(sheets.SEXES[line.details.sex]),
        "Skäl för dröjsmålet": doc.text(line.details.delay_reason.label if line.details.delay_reason else ""),
        "Slut": doc.day(line.ended_on),
    }


def _delays(lines: Sequence[IvoReportLine], basis: ClockBasis) -> Iterator[Delay]:
    """What still waits, as the council counts it."""
    for line in lines:
        if line.basis == basis and line.kind in (LineKind.NEW, LineKind.REPEATED) and line.details.age:
            yield Delay(line.details.benefit.label, line.details.sex, line.details.age)


def _count(count: int | None) -> doc.Cell:
    return HIDDEN if count is None else doc.integer(count)


def _age(code: str) -> str:
    over, _, up_to = code.partition("-")
    return f"{over}–{up_to} mån" if up_to else f"Över {over} mån"
