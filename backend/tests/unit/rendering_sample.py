"""A small report that holds every kind of block, for the tests of rendering."""

from datetime import UTC, date, datetime
from decimal import Decimal

from qms.rendering.document import (
    MASKED,
    Bullets,
    Callout,
    Chart,
    Document,
    Fact,
    Facts,
    Link,
    PageBreak,
    Para,
    Section,
    Series,
    Strong,
    Table,
    day,
    decimal,
    integer,
    kronor,
    share,
    text,
)

UNITS = ("Hemtjänst Norr", "Hemtjänst Söder", "Särskilt boende Åkern", "Daglig verksamhet")
COUNTS = (412, 287, 1093, 36)


def units_table() -> Table:
    whole = sum(COUNTS)
    rows = [
        (text(name), integer(count), share(count, whole), kronor(count * 1250), day(date(2024, 3, 1)))
        for name, count in zip(UNITS, COUNTS, strict=True)
    ]
    hidden = (text("Korttidsboende Ängen"), MASKED, MASKED, kronor(None), day(None))
    return Table(
        id="per-enhet",
        caption="Avvikelser per enhet",
        columns=("Enhet", "Antal", "Andel", "Kostnad", "Senast"),
        rows=(*rows, hidden),
        total=(
            text("Alla enheter"),
            integer(whole),
            share(whole, whole),
            kronor(whole * 1250),
            day(date(2024, 8, 31)),
        ),
        note="Enheterna redovisas som de var organiserade den 31 augusti 2024.",
    )


def charts() -> tuple[Chart, ...]:
    months = ("sep", "okt", "nov", "dec", "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug")
    this = tuple(integer(value) for value in (92, 101, 88, 75, 110, 97, 104, 93, 89, 70, 52, 84))
    before = tuple(integer(value) for value in (80, 95, None, 70, 90, 92, 99, 91, 85, 64, 50, 71))
    kinds = (
        "Utebliven insats",
        "Fördröjd insats",
        "Brist i bemötande",
        "Brist i dokumentation och informationsöverföring",
    )
    return (
        Chart(
            id="manad",
            shape="line",
            caption="Avvikelser per månad",
            alt="Antalet avvikelser per månad ligger runt 90, är lägst i juli och högst i januari.",
            axis="Månad",
            unit="Antal avvikelser",
            categories=months,
            series=(Series(name="2023/24", values=this), Series(name="2022/23", values=before)),
        ),
        Chart(
            id="kategori",
            shape="horizontal-bar",
            caption="Avvikelser per kategori",
            alt="Utebliven insats är vanligast, därefter fördröjd insats.",
            axis="Kategori",
            unit="Antal avvikelser",
            categories=kinds,
            series=(Series(name="Antal", values=(integer(402), integer(288), integer(97), MASKED)),),
        ),
        Chart(
            id="handlaggning",
            shape="stacked",
            caption="Handläggningstid per tertial",
            alt="Andelen som klaras inom trettio dagar har ökat från två tredjedelar till tre fjärdedelar.",
            axis="Tertial",
            unit="Andel av avvikelserna",
            categories=("T1", "T2", "T3"),
            series=(
                Series(name="Högst 30 dagar", values=(share(66, 100), share(70, 100), share(75, 100))),
                Series(name="31–90 dagar", values=(share(20, 100), share(18, 100), share(16, 100))),
                Series(name="Mer än 90 dagar", values=(share(14, 100), share(12, 100), share(9, 100))),
            ),
        ),
        Chart(
            id="allvar",
            shape="bar",
            caption="Avvikelser efter allvar",
            alt="De flesta avvikelser bedöms som små eller måttliga, i båda områdena.",
            axis="Allvar",
            unit="Antal avvikelser",
            categories=("Liten", "Måttlig", "Betydande", "Katastrofal"),
            series=(
                Series(name="Äldreomsorg", values=(integer(610), integer(402), integer(81), integer(0))),
                Series(name="Funktionshinder", values=(integer(301), integer(212), integer(44), integer(None))),
            ),
        ),
    )


def report(**changes: object) -> Document:
    line, horizontal, stacked, bars = charts()
    decimals = Table(
        id="bemanning",
        caption="Avvikelser per tusen utförda timmar",
        columns=("Område", "Antal per tusen"),
        rows=(
            (text("Äldreomsorg"), decimal(Decimal("1.25"))),
            (text("Funktionshinder"), decimal(Decimal("-0.4"))),
        ),
    )
    law = Link(text="socialtjänstlagen", href="https://www.riksdagen.se/")
    blocks = (
        Section(
            id="sammanfattning",
            title="Sammanfattning",
            numbered=False,
            blocks=(
                Para(
                    text=(
                        "Under året rapporterades ",
                        Strong(text="1 828 avvikelser"),
                        ". Enligt ",
                        law,
                        " ska de utredas.",
                    )
                ),
                Callout(
                    title="Så ska siffrorna läsas",
                    text="Fler rapporter betyder inte sämre kvalitet.\nOfta tvärtom.",
                ),
            ),
        ),
        Section(
            id="resultat",
            title="Resultat",
            blocks=(
                Para(text="Avvikelserna fördelar sig så här mellan enheterna."),
                units_table(),
                Section(id="over-tid", title="Utveckling över tid", blocks=(line, stacked)),
                Section(id="vad", title="Vad som har hänt", blocks=(horizontal, bars)),
                decimals,
            ),
        ),
        PageBreak(),
        Section(
            id="atgarder",
            title="Åtgärder",
            blocks=(
                Bullets(
                    items=(
                        "Ny rutin för nyckelhantering",
                        ("Utbildning i ", Strong(text="bemötande"), " för all personal"),
                    )
                ),
                Bullets(items=("Planera", "Genomför", "Följ upp"), ordered=True),
                Facts(
                    items=(
                        Fact(label="Ansvarig", value="Områdeschef"),
                        Fact(label="Uppföljning", value="Varje tertial.\nFörsta gången i januari."),
                        Fact(label="Beslut", value=""),
                    )
                ),
            ),
        ),
    )
    fields: dict[str, object] = {
        "title": "Kvalitetsberättelse för äldre- och funktionshinderområdet",
        "organisation": "Ekviks kommun",
        "unit": "Äldrenämnden",
        "period": "1 september 2023–31 augusti 2024",
        "reference": "ÄN 2024/0117",
        "version": "1",
        "created_at": datetime(2024, 10, 3, 9, 0, tzinfo=UTC),
        "blocks": blocks,
    }
    return Document.model_validate(fields | changes)


def form() -> Document:
    """Like a report to an authority: no cover, questions with answers, a mark of secrecy."""
    answers = Facts(items=(Fact(label="Vad har hänt?", value="Insatsen uteblev.\nDet upptäcktes nästa dag."),))
    return report(
        title="Anmälan om allvarligt missförhållande",
        layout="form",
        secrecy="Sekretess enligt 26 kap. 1 § OSL",
        blocks=(Section(id="handelsen", title="Händelsen", blocks=(answers,)), units_table()),
    )
