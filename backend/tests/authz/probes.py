"""How each operation is tried on a thing. Most follows from the contract; what does not is written here.

An operation that is neither here nor can be made out from the contract fails the matrix.
"""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass

from qms.kernel import clock
from qms.kernel.ids import new_id
from tests.authz import bodies
from tests.authz.bodies import Json
from tests.authz.specimens import NOWHERE, Specimens
from tests.town import ISSUER, SCALE, SINCE, Thing

Body = Callable[[Specimens, Thing], Json]

KIND_OF_PARAMETER = {
    "deviationId": "deviation",
    "decisionId": "decision",
    "deadlineId": "deadline",
    "feeId": "fee",
    "boardId": "board",
    "unitId": "unit",
    "personId": "person",
    "assignmentId": "assignment",
    "absenceId": "absence",
    "codeId": "code",
    "draftId": "draft",
    "reportId": "report",
    "importId": "import",
    "serviceAccountId": "account",
    "runId": "run",
    "ruleId": "rule",
    "directoryUnitId": "directory unit",
    "intakeAreaId": "intake area",
    "exportId": "export",
    "viewId": "view",
    "questionSetId": "question set",
    "answerSetId": "answer set",
    "figureId": "figure",
    "actionId": "action",
    "snapshotId": "snapshot",
    "dataIncidentId": "data incident",
    "publicationId": "publication",
    "webhookEndpointId": "receiver",
}
KIND_OF_LIST = {
    "deviations": "deviation",
    "decisions": "decision",
    "specialFees": "fee",
    "boards": "board",
    "units": "unit",
    "persons": "person",
    "assignments": "assignment",
    "absences": "absence",
    "drafts": "draft",
    "reports": "report",
    "imports": "import",
    "serviceAccounts": "account",
    "runs": "run",
    "rules": "rule",
    "directoryUnits": "directory unit",
    "intakeAreas": "intake area",
    "listExports": "export",
    "savedViews": "view",
    "questionSets": "question set",
    "figures": "figure",
    "actions": "action",
    "notifications": "notification",
    "dataIncidents": "data incident",
    "publications": "publication",
    "webhookEndpoints": "receiver",
}
FILES = {"directoryImport": "file of people", "deviationImport": "file of deviations"}
"""Files of each kind have addresses of the same form, and their operations begin with the kind."""
ON_ANY_MATTER = {
    "participant": "any matter",
    "matterLink": "linked matter",
    "diaryNumber": "numbered matter",
    "matterMessage": "matter written in",
    "attachment": "matter with files",
    "answerSet": "asked matter",
    "deadline": "timed matter",
    "matterAction": "acted matter",
    "matterEffect": "judged matter",
    **dict.fromkeys(("investigation", "ledgerEntry", "cause", "voice"), "investigated matter"),
    "matterAnswer": "answered matter",
    "cooperation": "cooperating matter",
    "matterDataIncident": "incident matter",
    "similarMatter": "similar matter",
    "matterPublication": "told matter",
}
"""Operations that are one for every kind of matter, by how they begin: they reach no further than the kind is read."""


def kind_of(operation: str, name: str) -> str:
    """The kind of thing that a parameter or a list of an operation names."""
    if of_files := next((kind for begins, kind in FILES.items() if operation.startswith(begins)), None):
        return of_files
    if name == "matterId":
        return next((kind for begins, kind in ON_ANY_MATTER.items() if operation.startswith(begins)), "matter")
    return KIND_OF_PARAMETER.get(name) or KIND_OF_LIST.get(name, "")


NO_ROWS = b64encode(b"a;b").decode()
OPEN = {
    "meRead",
    "lawList",
    "codeListList",
    "decisionImportColumnList",
    "deviationImportColumnList",
    "directoryImportColumnList",
    "directoryRuleEffect",
    "measureList",
    "notificationChoiceRead",
}
"""Operations that show nothing of anybody else's."""
ALWAYS_OWN = {"absenceList", "absenceRead", "absenceCreate", "absenceDelete"}
"""Everybody who may speak of absences at all may speak of their own."""
NEVER_OWN = {"assignmentReplace", "personLoginReplace"}
"""Nobody changes their own rights."""
SHOWS = {
    "deviation": "deviationRead",
    "decision": "decisionRead",
    "fee": "specialFeeRead",
    "deadline": "deadlineRead",
    "board": "boardRead",
    "unit": "unitRead",
    "person": "personRead",
    "assignment": "assignmentRead",
    "absence": "absenceRead",
    "code": "codeRead",
    "draft": "draftRead",
    "report": "ivoReportRead",
    "import": "decisionImportRead",
    "file of people": "directoryImportRead",
    "file of deviations": "deviationImportRead",
    "matter": "matterReaderList",
    "any matter": "participantList",
    "linked matter": "matterLinkList",
    "numbered matter": "diaryNumberList",
    "matter written in": "matterMessageList",
    "matter with files": "attachmentList",
    "account": "serviceAccountRead",
    "receiver": "webhookEndpointRead",
    "run": "directoryRunRead",
    "rule": "directoryRuleRead",
    "directory unit": "directoryUnitRead",
    "intake area": "intakeAreaRead",
    "export": "listExportRead",
    "view": "savedViewRead",
    "question set": "questionSetRead",
    "answer set": "answerSetRead",
    "asked matter": "answerSetList",
    "timed matter": "deadlineList",
    "acted matter": "matterActionList",
    "judged matter": "matterEffectList",
    "investigated matter": "investigationRead",
    "answered matter": "matterAnswerList",
    "cooperating matter": "cooperationList",
    "incident matter": "matterDataIncidentList",
    "data incident": "dataIncidentRead",
    "similar matter": "similarMatterList",
    "told matter": "matterPublicationList",
    "publication": "publicationRead",
    "figure": "figureRead",
    "snapshot": "snapshotRead",
    "action": "actionRead",
}
"""The operation that decides whether a thing exists for somebody."""


@dataclass(frozen=True)
class Creation:
    """How something new is sent: the kind of thing that it names, and its body."""

    names: str
    body: Body


CREATIONS = {
    "deviationReport": Creation("unit", bodies.report),
    "deviationBatch": Creation("unit", lambda s, t: {"deviations": [bodies.report(s, t)]}),
    "decisionRegister": Creation("unit", bodies.decision),
    "decisionBatch": Creation("unit", lambda s, t: {"decisions": [bodies.decision(s, t)]}),
    "decisionImport": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "fileName": "beslut.csv", "content": NO_ROWS}
    ),
    "deviationImport": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "fileName": "avvikelser.csv", "content": NO_ROWS}
    ),
    "directoryImport": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "fileName": "personer.csv", "content": NO_ROWS}
    ),
    "draftCreate": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "kind": "deviation-report", "content": {"title": "Ett"}}
    ),
    "unitCreate": Creation(
        "board",
        lambda _, t: {"boardId": str(t.id), "name": "Ny enhet", "kind": "unit", "area": "adults", "validFrom": SINCE},
    ),
    "unitSucceed": Creation("unit", bodies.succession),
    "codeCreate": Creation(
        "board",
        lambda _, t: {"boardId": str(t.id), "list": "category", "code": "new", "label": "Ny", "validFrom": SINCE},
    ),
    "intakeAreaCreate": Creation("board", bodies.intake),
    "personCreate": Creation(
        "board",
        lambda _, t: {
            "boardId": str(t.id),
            "name": "Ny Person",
            "identity": {"issuer": ISSUER, "subject": f"new-{new_id()}"},
        },
    ),
    "assignmentCreate": Creation("board", bodies.assignment),
    "absenceCreate": Creation("person", bodies.absence),
    "serviceAccountCreate": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "job": "kolada-import", **bodies.system()}
    ),
    "webhookEndpointCreate": Creation("account", bodies.receiver),
    "directoryRunCreate": Creation(
        "board",
        lambda _, t: {
            "boardId": str(t.id),
            "source": f"Katalogen {new_id()}",
            "isComplete": False,
            "entries": [{"key": "1", "name": "Ny Person", "unit": "Enheten home"}],
        },
    ),
    "directoryRuleCreate": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "title": f"Titel {new_id()}", "role": "reporter"}
    ),
    "directoryUnitCreate": Creation(
        "unit", lambda s, t: {"boardId": str(s.town.boards["north"]), "code": f"kod {new_id()}", "unitId": str(t.id)}
    ),
    "listExportOrder": Creation("board", lambda _, t: {"boardId": str(t.id), "listName": "deviations"}),
    "listExportRequest": Creation(
        "board", lambda _, t: {"boardId": str(t.id), "listName": "deviations", "purpose": "Uppföljning till nämnden"}
    ),
    "savedViewCreate": Creation(
        "board",
        lambda _, t: {"boardId": str(t.id), "listName": "deviations", "name": f"Vy {new_id()}", "search": {}},
    ),
    "questionSetCreate": Creation("board", lambda _, t: {"boardId": str(t.id), **bodies.QUESTIONS}),
    "figureCreate": Creation("unit", bodies.followed),
    "actionPropose": Creation("unit", lambda _, t: {"unitId": str(t.id), **bodies.PROPOSED}),
    "publicationCreate": Creation("board", lambda _, t: {"boardId": str(t.id), "title": "Ett kort"}),
    "ivoReportDraw": Creation("board", lambda _, t: {"boardId": str(t.id), "period": "2026-Q2"}),
}
"""What is sent to make something new at the thing named."""

BODIES: dict[str, Body] = {
    "deviationAdd": lambda _, __: {"text": "Mer om det som hände."},
    "deviationAssess": lambda _, __: {
        "decision": "investigate",
        "category": "other",
        "lawArea": "sol",
        "probability": 1,
        "consequence": 2,
    },
    "deviationConclude": lambda _, __: {"conclusion": "Brevet gick till fel adress."},
    "deviationClose": lambda _, __: {},
    "deviationReopen": lambda _, __: {"reason": "Det hände igen."},
    **dict.fromkeys(("ideaConsider", "ideaTry", "ideaAdopt"), lambda _, __: {"text": "Vi prövar den i vår."}),
    "ideaDecline": lambda _, __: {"reason": "Systemet går inte att ändra."},
    "deviationReclassify": lambda _, __: {"reportType": "risk", "reason": "Inget har hänt än."},
    "deviationReroute": bodies.elsewhere,
    "decisionEventAdd": lambda _, __: {"kind": "offered", "happenedOn": "2026-03-01"},
    "decisionEventStrike": lambda s, t: {"eventId": str(s.parts.get(t.id, t.id)), "reason": "Fel ärende."},
    "decisionExplain": lambda _, __: {
        "delayReason": "no-staff",
        **dict.fromkeys(("reasonText", "consequencesText", "meanwhileText", "effortsText"), "Text."),
    },
    "decisionHandOver": lambda s, _: {"ownerId": str(s.town.people["stranger"].id)},
    "participantAppoint": lambda s, _: {"personId": str(s.town.people["worker at other"].id), "part": "helper"},
    "participantDismiss": lambda _, __: {"reason": "Det är klart."},
    "matterLinkAdd": lambda s, t: {"toId": str(s.other_end(t).id), "kind": "caused-by"},
    "matterLinkStrike": lambda _, __: {"reason": "Fel ärende."},
    "diaryNumberAdd": lambda _, __: {"number": "SN 2026/119"},
    "diaryNumberStrike": lambda _, __: {"reason": "Fel nummer."},
    "matterMessageSend": lambda _, __: {"text": "Ring först.", "audience": "handlers"},
    "investigationOpen": lambda _, __: {},
    "investigationReplace": lambda _, __: {"conclusion": "Rutinen saknas."},
    "investigationReopen": lambda _, __: {"reason": "Mer har kommit fram."},
    "ledgerEntryAdd": lambda _, __: {"kind": "fact", "source": "Journalen", "words": "Brevet kom fram."},
    "causeAdd": lambda _, __: {"code": "routine-missing", "systemArea": "routines", "certainty": "probable"},
    "voiceAdd": lambda _, __: {"whose": "individual", "asking": "not-asked", "reason": "Har flyttat."},
    **dict.fromkeys(("ledgerEntryStrike", "causeStrike", "voiceStrike"), lambda _, __: {"reason": "Fel."}),
    "attachmentAdd": lambda _, __: {},
    "attachmentRemove": lambda _, __: {"reason": "Fel bild."},
    "cooperationRegister": lambda _, __: {"direction": "to-counterpart", "counterpart": "region"},
    "cooperationStrike": lambda _, __: {"reason": "Fel ärende."},
    "matterAnswerGive": lambda _, __: {"outcome": "acted", "text": "Ett nytt brev är skickat."},
    "matterDataIncidentFlag": lambda _, __: {"words": "Brevet gick till en granne."},
    "matterDataIncidentWithdraw": lambda _, __: {"reason": "Fel ärende."},
    "dataIncidentAssess": lambda _, __: {"risk": "unlikely"},
    "dataIncidentNotify": bodies.notified_now,
    "dataIncidentDecide": lambda _, __: {"isIncident": False, "reason": "Kuvertet var tomt."},
    "dataIncidentInform": lambda _, __: {"informed": False, "reason": "Ingen är känd."},
    "matterEffectJudge": lambda _, __: {"effect": "no-effect", "reason": "Det hände igen."},
    "decisionDisclose": lambda _, __: {"purpose": "Kontroll av uppgiften"},
    "deadlineWaive": lambda _, __: {"reason": "Den som vet är borta."},
    "specialFeeRegister": lambda _, __: {"court": "Förvaltningsrätten", "judgedOn": "2026-09-01", "amountKr": 50_000},
    "specialFeePay": lambda _, __: {"paidOn": "2026-10-01"},
    "specialFeeStrike": lambda _, __: {"reason": "Fel beslut."},
    "ivoReportReschedule": lambda _, __: {"opensOn": "2026-11-01", "dueOn": "2026-12-31", "smallLimit": 5},
    "ivoReportReceive": lambda s, t: {"lineId": str(s.parts.get(t.id, t.id)), "receipt": "IVO-1"},
    "ivoReportReceiptCorrect": lambda s, t: {
        "lineId": str(s.parts.get(t.id, t.id)),
        "wrong": "IVO-1",
        "receipt": "IVO-2",
        "reason": "Fel avskrivet.",
    },
    "ivoReportCorrect": lambda _, __: {"reason": "Två beslut saknades."},
    "boardReplace": lambda _, __: {
        "assessDays": 5,
        "investigateDays": 10,
        "qualityYearStarts": 9,
        "standInDays": 90,
        "endPercent": 5,
        "undoMinutes": 60,
        "remindDays": 2,
        "superiorAfterDays": 5,
        "decideDays": 10,
        "maxFollowUpDays": 180,
        "answerDays": 30,
        "exportRows": 200,
        "exportRowsAlone": 2000,
        "riskScale": SCALE,
    },
    "unitReplace": bodies.unit_as_it_is,
    "personReplace": lambda _, __: {"name": "Nytt Namn", "isActive": True},
    "personLoginReplace": lambda _, t: {"subject": f"anew-{t.id}"},
    "assignmentReplace": lambda _, __: {"validFrom": SINCE, "validTo": "2030-01-01"},
    "serviceAccountReplace": lambda _, __: bodies.system(),
    "webhookEndpointResend": lambda _, __: {"since": str(clock.today())},
    "intakeAreaReplace": lambda _, __: {"validTo": "2099-12-31"},
    "codeReplace": lambda _, __: {"label": "Ny etikett"},
    "listExportRefuse": lambda _, __: {"reason": "Siffrorna finns i statistiken."},
    "savedViewReplace": lambda _, t: {"name": f"Vy {t.id}", "search": {}},
    "questionSetReplace": lambda _, __: bodies.QUESTIONS,
    "answerSetBegin": lambda s, t: bodies.asked(s, t) if t.board != NOWHERE else {"questionSetId": str(t.id)},
    "answerSetReplace": lambda _, __: bodies.ANSWERED,
    "answerSetFinish": lambda _, __: bodies.ANSWERED,
    "figureValueSet": lambda _, __: {"month": "2026-09", "numerator": 4},
    "figureRebase": lambda _, __: {"startsOn": "2026-09-01", "reason": "Ny rutin"},
    "actionChange": lambda _, __: bodies.PROPOSED,
    "actionDecide": bodies.decided,
    "actionSend": lambda _, __: {"sentOn": "2026-11-01"},
    "actionAnswer": lambda _, __: {"answeredOn": "2026-11-02", "answer": "Det är gjort."},
    "actionComplete": lambda _, __: {"evidence": "Det nya brevet används."},
    "actionPostpone": lambda _, __: {"carryOutBy": "2099-01-31", "reason": "Leverantören är sen."},
    "actionCancel": lambda _, __: {"reason": "Brevet används inte längre."},
    "actionHandOver": lambda s, _: {"doerId": str(s.town.people["stranger"].id)},
    "actionSourceAdd": bodies.in_which_all_take_part,
    "actionJudge": lambda _, __: {"effect": "no-effect", "holds": False, "reason": "Det märks redan."},
    "actionReopen": lambda _, __: {"reason": "Mer.", "carryOutBy": "2099-01-31", "followUpOn": "2099-06-30"},
    "publicationReplace": lambda _, __: {"title": "Ett kort"},
    "publicationSend": bodies.to_be_read,
    **dict.fromkeys(("publicationReturn", "publicationWithdraw"), lambda _, __: {"reason": "Skriv kortare."}),
    "publicationDiscuss": lambda s, t: bodies.at_its_unit(s, t) | {"discussedOn": "2026-10-05"},
    "publicationUndiscuss": bodies.at_its_unit,
    "draftReplace": lambda _, __: {"content": {"title": "Två"}},
    "directoryImportLayOut": lambda _, __: {"columns": {}},
    "directoryImportCorrect": lambda _, __: {"heading": "Enhet", "value": "Hemma", "replacement": "Borta"},
    "deviationImportLayOut": lambda _, __: {"columns": {}},
    "deviationImportTakeBack": lambda _, __: {"reason": "Fel fil."},
    "deviationImportCorrect": lambda _, __: {"heading": "Enhet", "value": "Hemma", "replacement": "Borta"},
    "decisionImportLayOut": lambda _, __: {"columns": {}},
    "decisionImportTakeBack": lambda _, __: {"reason": "Fel fil."},
    "decisionImportCorrect": lambda _, __: {"heading": "Enhet", "value": "Hemma", "replacement": "Borta"},
}
"""What is sent to change a thing."""
