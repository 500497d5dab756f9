"""Reports as accessible PDF, Word, HTML, Excel and CSV, all made from one document model.

What makes the files is a tenth of all that a service reads when it starts, and seldom asked for: it is read with the
first file.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qms.rendering.document import Document


def render_pdf(document: "Document") -> bytes:
    """The document as PDF, see ``qms.rendering.pdf``."""
    from qms.rendering import pdf  # noqa: PLC0415 - with the first file

    return pdf.render_pdf(document)


def render_docx(document: "Document") -> bytes:
    """The document as a Word file, see ``qms.rendering.word``."""
    from qms.rendering import word  # noqa: PLC0415 - with the first file

    return word.render_docx(document)
