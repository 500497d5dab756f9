"""The HTTP face of the files of a matter of any kind."""

from typing import Annotated

from fastapi import Body, Path, Query, Response

from qms.attachments import policy, queries, service, views
from qms.attachments.schemas import FILE_NAME, AttachmentList, AttachmentRemoveCreate
from qms.bodies import FILE
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any
from qms.screening.kinds import KINDS, MOST_BYTES
from qms.texts import Label

router = Router(prefix="", tag="attachments")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
AttachmentId = Annotated[Id, Path(alias="attachmentId", description="Filens id")]
FileName = Annotated[Label, Query(alias="fileName", max_length=120, description=FILE_NAME)]
MediaType = Annotated[
    str,
    Query(
        alias="mediaType",
        pattern=r"^[a-z]+/[a-z0-9.+-]+$",
        max_length=100,
        description="Filens sort, till exempel image/jpeg. Ska stämma med namnet",
    ),
]
MessageId = Annotated[Id | None, Query(alias="messageId", description="Meddelandet i ärendet som filen hör till")]
Content = Annotated[
    bytes, Body(media_type=FILE, description="Filen som den är, byte för byte", json_schema_extra={"format": "binary"})
]
BINARY = {"schema": {"type": "string", "format": "binary"}}
FILES = {200: {"content": {kind.media_type: BINARY for kind in KINDS.values()}}}


def _again(tx: Tx, _: object, matter_id: Id, **__: object) -> AttachmentList:
    return views.of_matter(tx, get_any(tx, matter_id, policy.LIST))


@router.get("/matters/{matterId}/attachments", summary="Visa ett ärendes bilagor")
def attachment_list(tx: Tx, matter_id: MatterId) -> AttachmentList:
    """Visar ärendets filer. Den som bara har rapporterat ser sina egna, och de i meddelanden till den."""
    return views.of_matter(tx, get_any(tx, matter_id, policy.LIST))


@router.post(
    "/matters/{matterId}/attachments",
    status_code=201,
    summary="Lägg till en bilaga",
    problems=(UnknownReference, service.UnusableAttachment, service.TooManyAttachments),
    again=_again,
    max_body_size=MOST_BYTES,
)
def attachment_add(
    tx: Tx,
    matter_id: MatterId,
    file_name: FileName,
    media_type: MediaType,
    content: Content,
    message_id: MessageId = None,
) -> AttachmentList:
    """Tar emot en fil till ärendet. Den går att hämta när den är granskad; ur bilder tas allt bort som inte syns."""
    matter = get_any(tx, matter_id, policy.LIST)
    service.add(tx, matter, service.Added(file_name, media_type, message_id), content)
    return views.of_matter(tx, matter)


@router.get(
    "/matters/{matterId}/attachments/{attachmentId}/content",
    summary="Hämta en bilaga",
    response_model=None,
    response_class=Response,
    responses=FILES,
    problems=(WrongState,),
)
def attachment_fetch(tx: Tx, matter_id: MatterId, attachment_id: AttachmentId) -> Answer:
    """Hämtar en granskad fil, hel. Att den hämtas loggas innan den lämnas ut."""
    matter = get_any(tx, matter_id, policy.LIST)
    attachment = queries.get(tx, matter, attachment_id)
    return Answer(200, service.fetch(tx, matter, attachment), views.headers(attachment))


@router.post(
    "/matters/{matterId}/attachments/{attachmentId}/removals",
    status_code=201,
    summary="Ta bort en bilaga",
    problems=(WrongState,),
    again=_again,
)
def attachment_remove(
    tx: Tx, matter_id: MatterId, attachment_id: AttachmentId, body: AttachmentRemoveCreate
) -> AttachmentList:
    """Tar bort filen, med ett skäl. Att den fanns står kvar; det som stod i den är borta."""
    matter = get_any(tx, matter_id, policy.LIST)
    service.remove(tx, queries.get(tx, matter, attachment_id), body.reason)
    return views.of_matter(tx, matter)
