"""When steps can be taken, and for whom a thing is there in each of its stages. Written from the rules."""

UNTIMELY = {
    *("decisionImportTakeBack", "deviationImportTakeBack", "figureRebase", "listExportApprove", "listExportRefuse"),
    *("deviationConclude", "deviationClose", "deviationReopen", "deviationReclassify", "deviationUndo"),
    *("ideaConsider", "ideaTry", "ideaAdopt", "ideaDecline", "matterAnswerGive", "matterEffectJudge", "deadlineWaive"),
    *("investigationOpen", "investigationFinish", "investigationReopen"),
    *("matterDataIncidentFlag", "matterDataIncidentWithdraw", "questionVersionPublish", "questionVersionEnd"),
    *("webhookEndpointPause", "webhookEndpointResend"),
    *(f"action{step}" for step in ("Start", "Complete", "Send", "Answer", "Postpone", "HandOver", "Judge", "Reopen")),
    *(f"publication{step}" for step in ("Replace", "Send", "Return", "Publish", "Revise")),
}
"""Steps that not every specimen is in the state for: whoever is told so is let in. Links are tried in every state."""
KNOWN_BY = {"kept": ("publicationWithdraw", "publicationPublish")}
"""What in a stage exists for those alone whom one of some operations reaches."""
PREPARES = ("ivoReportLineList", "ivoReportReschedule")
IN_PREPARATION = {"open", "requested", "drawn-up", "checked"}
"""A quarter's report exists for those who prepare it, and for the others once it is approved."""
BEGINS_IN = {
    "ivoReportReschedule": ("open",),
    "ivoReportCheck": ("drawn-up",),
    "ivoReportApprove": ("checked",),
    "ivoReportLineRead": ("approved", "reported"),
    "ivoReportReceive": ("approved",),
    "ivoReportReceiptCorrect": ("reported",),
    "ivoReportClose": ("reported",),
}
"""The stage in which a step can be taken."""
