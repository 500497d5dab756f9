// Written by tools/gen-rules.mjs from openapi.yaml; not to be edited.
export const AbsenceCreate = {
  "boardId": {},
  "personId": {},
  "deputyId": {},
  "absentFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "absentTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const ActionAnswerCreate = {
  "answeredOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "answer": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const ActionCancellationCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const ActionCompletionCreate = {
  "evidence": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const ActionCreate = {
  "title": {
    "maxLength": 120,
    "minLength": 1
  },
  "what": {
    "maxLength": 4000,
    "minLength": 1
  },
  "actionKind": {},
  "strength": {},
  "horizon": {},
  "concernsChild": {},
  "carryOutBy": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "doerId": {},
  "outside": {},
  "unitId": {},
  "sources": {}
} as const
export const ActionDecisionCreate = {
  "decision": {},
  "decisionWords": {
    "maxLength": 4000,
    "minLength": 1
  },
  "doerId": {},
  "measure": {},
  "weakReason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const ActionDispatchCreate = {
  "sentOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const ActionHandoverCreate = {
  "doerId": {}
} as const
export const ActionJudgementCreate = {
  "effect": {},
  "reason": {
    "maxLength": 4000,
    "minLength": 1
  },
  "holds": {}
} as const
export const ActionNarrowing = {
  "group": {},
  "elsewhere": {},
  "status": {},
  "actionKind": {},
  "strength": {},
  "effect": {},
  "recurred": {},
  "concernsChild": {},
  "boardId": {},
  "unitId": {},
  "singleUnitId": {},
  "area": {},
  "mine": {},
  "others": {},
  "asOf": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "proposedFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "proposedTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "follow": {},
  "about": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "level": {},
  "watched": {},
  "sort": {}
} as const
export const ActionPostponementCreate = {
  "carryOutBy": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const ActionReopeningCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  },
  "carryOutBy": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "followUpOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const ActionReplace = {
  "title": {
    "maxLength": 120,
    "minLength": 1
  },
  "what": {
    "maxLength": 4000,
    "minLength": 1
  },
  "actionKind": {},
  "strength": {},
  "horizon": {},
  "concernsChild": {},
  "carryOutBy": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "doerId": {},
  "outside": {}
} as const
export const ActionSearchCreate = {
  "text": {
    "maxLength": 100,
    "minLength": 1
  },
  "filter": {}
} as const
export const ActionSourceCreate = {
  "matterId": {}
} as const
export const AdditionCreate = {
  "text": {
    "maxLength": 10000,
    "minLength": 1
  }
} as const
export const AnswerSetCreate = {
  "questionSetId": {},
  "answers": {},
  "isFinished": {}
} as const
export const AnswerSetFinishCreate = {
  "answers": {}
} as const
export const AnswerSetReplace = {
  "answers": {}
} as const
export const AssessmentCreate = {
  "decision": {},
  "category": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "activity": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "concernsChild": {},
  "lawArea": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "probability": {
    "maximum": 10,
    "minimum": 1
  },
  "consequence": {
    "maximum": 10,
    "minimum": 1
  },
  "reason": {
    "maxLength": 4000,
    "minLength": 1
  },
  "dataExposed": {},
  "exposedData": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const AssignmentCreate = {
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "boardId": {},
  "personId": {},
  "role": {},
  "unitId": {}
} as const
export const AssignmentReplace = {
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const AttachmentRemoveCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const BoardReplace = {
  "assessDays": {
    "maximum": 60,
    "minimum": 1
  },
  "investigateDays": {
    "maximum": 180,
    "minimum": 1
  },
  "qualityYearStarts": {
    "maximum": 12,
    "minimum": 1
  },
  "standInDays": {
    "maximum": 90,
    "minimum": 1
  },
  "endPercent": {
    "maximum": 50,
    "minimum": 1
  },
  "undoMinutes": {
    "maximum": 1440,
    "minimum": 1
  },
  "remindDays": {
    "maximum": 30,
    "minimum": 0
  },
  "superiorAfterDays": {
    "maximum": 60,
    "minimum": 1
  },
  "decideDays": {
    "maximum": 60,
    "minimum": 1
  },
  "maxFollowUpDays": {
    "maximum": 730,
    "minimum": 1
  },
  "answerDays": {
    "maximum": 365,
    "minimum": 1
  },
  "exportRows": {
    "maximum": 2000,
    "minimum": 0
  },
  "exportRowsAlone": {
    "maximum": 20000,
    "minimum": 0
  },
  "riskScale": {}
} as const
export const CauseCreate = {
  "code": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "systemArea": {},
  "certainty": {},
  "note": {
    "maxLength": 4000,
    "minLength": 1
  },
  "whys": {}
} as const
export const Choice = {
  "code": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "label": {
    "maxLength": 120,
    "minLength": 1
  }
} as const
export const ClosingCreate = {
  "note": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const CodeCreate = {
  "label": {
    "maxLength": 120,
    "minLength": 1
  },
  "sort": {
    "maximum": 10000,
    "minimum": 0
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "mapsTo": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "asksDataIncident": {},
  "boardId": {},
  "list": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "code": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "parent": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  }
} as const
export const CodeReplace = {
  "label": {
    "maxLength": 120,
    "minLength": 1
  },
  "sort": {
    "maximum": 10000,
    "minimum": 0
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "mapsTo": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "asksDataIncident": {}
} as const
export const ConclusionCreate = {
  "conclusion": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const CooperationCreate = {
  "direction": {},
  "counterpart": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "category": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "externalNumber": {
    "maxLength": 40,
    "minLength": 1,
    "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
  },
  "sentOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "answeredOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "counterpartAnswer": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const CooperationStrikeCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const CorrectionCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const Counterpart = {
  "kind": {},
  "name": {
    "maxLength": 120,
    "minLength": 1
  }
} as const
export const DataIncidentCreate = {
  "words": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const DataIncidentDecisionCreate = {
  "isIncident": {},
  "reason": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const DataIncidentInformationCreate = {
  "informed": {},
  "informedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "informedHow": {
    "maxLength": 1000,
    "minLength": 1
  },
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const DataIncidentNoticeCreate = {
  "notified": {},
  "reference": {
    "maxLength": 60,
    "minLength": 1
  },
  "delayReason": {
    "maxLength": 1000,
    "minLength": 1
  },
  "note": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const DataIncidentReplace = {
  "learnt": {},
  "learntReason": {
    "maxLength": 1000,
    "minLength": 1
  },
  "subjectCount": {
    "maximum": 10000000,
    "minimum": 0
  },
  "subjectKinds": {},
  "risk": {},
  "circumstances": {
    "maxLength": 4000,
    "minLength": 1
  },
  "consequences": {
    "maxLength": 4000,
    "minLength": 1
  },
  "measures": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const DataIncidentWithdrawalCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const DeadlineWaiverCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const DecisionBatchCreate = {
  "decisions": {}
} as const
export const DecisionCreate = {
  "source": {},
  "unitId": {},
  "caseReference": {
    "maxLength": 40,
    "minLength": 1,
    "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
  },
  "caseClosedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "lawArea": {},
  "lawTopic": {},
  "benefit": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "origin": {},
  "decidedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "sex": {},
  "extent": {},
  "isProtected": {},
  "identity": {},
  "events": {},
  "explanation": {}
} as const
export const DecisionEventCreate = {
  "kind": {},
  "happenedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "executedExtent": {
    "maximum": 100000,
    "minimum": 0.01
  },
  "wasReasonable": {},
  "note": {
    "maxLength": 2000,
    "minLength": 1
  }
} as const
export const DecisionNarrowing = {
  "status": {},
  "stage": {},
  "basis": {},
  "benefit": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "boardId": {},
  "unitId": {},
  "singleUnitId": {},
  "area": {},
  "caseReference": {
    "maxLength": 40,
    "minLength": 1,
    "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
  },
  "decidedFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "decidedTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "endsFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "endsTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "mine": {},
  "others": {},
  "sort": {}
} as const
export const DecisionSearchCreate = {
  "text": {
    "maxLength": 100,
    "minLength": 1
  },
  "filter": {}
} as const
export const DeviationBatchCreate = {
  "deviations": {}
} as const
export const DeviationCreate = {
  "source": {},
  "reportType": {},
  "title": {
    "maxLength": 120
  },
  "description": {
    "maxLength": 10000,
    "minLength": 1
  },
  "unitId": {},
  "occurred": {},
  "affected": {},
  "concernsChild": {},
  "caseReference": {
    "maxLength": 40,
    "minLength": 1,
    "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
  },
  "immediateDanger": {},
  "immediateAction": {
    "maxLength": 4000,
    "minLength": 1
  },
  "eventCount": {
    "maximum": 10000,
    "minimum": 1
  },
  "onBehalfOf": {
    "maxLength": 120,
    "minLength": 1
  },
  "counterpart": {},
  "cooperation": {},
  "dataExposed": {}
} as const
export const DeviationNarrowing = {
  "status": {},
  "reportType": {},
  "unitId": {},
  "area": {},
  "category": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "activity": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "concernsChild": {},
  "seriousness": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "reportedFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "reportedTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "overdue": {},
  "mine": {},
  "others": {},
  "atIntake": {},
  "intakeId": {},
  "asOf": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "boardId": {},
  "singleUnitId": {},
  "follow": {},
  "handling": {},
  "closing": {},
  "outcome": {},
  "cause": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "causeArea": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "again": {},
  "effect": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "withoutJudgedAction": {},
  "direction": {},
  "counterpart": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "cooperationCategory": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "sort": {}
} as const
export const DeviationSearchCreate = {
  "text": {
    "maxLength": 100,
    "minLength": 1
  },
  "filter": {}
} as const
export const DiaryNumberCreate = {
  "number": {
    "maxLength": 40,
    "minLength": 1,
    "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
  },
  "holder": {
    "maxLength": 120,
    "minLength": 1
  }
} as const
export const DirectoryAbsence = {
  "absentFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "absentTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "deputy": {
    "maxLength": 100,
    "minLength": 1
  }
} as const
export const DirectoryRow = {
  "key": {
    "maxLength": 100,
    "minLength": 1
  },
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "email": {
    "maxLength": 254,
    "pattern": "^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,})?$"
  },
  "login": {
    "maxLength": 255,
    "minLength": 1,
    "pattern": "^[!-~]+$"
  },
  "unit": {
    "maxLength": 120,
    "minLength": 1
  },
  "title": {
    "maxLength": 120
  },
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "manager": {
    "maxLength": 100,
    "minLength": 1
  },
  "absence": {}
} as const
export const DirectoryRuleCreate = {
  "title": {
    "maxLength": 120
  },
  "unitId": {},
  "includesBelow": {},
  "role": {},
  "boardId": {}
} as const
export const DirectoryRunCreate = {
  "boardId": {},
  "source": {
    "maxLength": 100,
    "minLength": 1
  },
  "isComplete": {},
  "isDryRun": {},
  "entries": {}
} as const
export const DirectoryUnitCreate = {
  "boardId": {},
  "code": {
    "maxLength": 120,
    "minLength": 1
  },
  "unitId": {}
} as const
export const DisclosureCreate = {
  "purpose": {
    "maxLength": 200,
    "minLength": 1
  }
} as const
export const DiscussionCreate = {
  "unitId": {},
  "discussedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "intent": {
    "maxLength": 200,
    "minLength": 1
  }
} as const
export const DiscussionWithdrawalCreate = {
  "unitId": {}
} as const
export const DraftCreate = {
  "content": {},
  "boardId": {},
  "kind": {}
} as const
export const DraftReplace = {
  "content": {}
} as const
export const EventStrikeCreate = {
  "eventId": {},
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const ExplanationCreate = {
  "delayReason": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "reasonText": {
    "maxLength": 4000,
    "minLength": 1
  },
  "consequencesText": {
    "maxLength": 4000,
    "minLength": 1
  },
  "meanwhileText": {
    "maxLength": 4000,
    "minLength": 1
  },
  "effortsText": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const Extent = {
  "amount": {
    "maximum": 100000,
    "minimum": 0.01
  },
  "unit": {}
} as const
export const FigureCreate = {
  "boardId": {},
  "unitId": {},
  "measure": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "parameters": {}
} as const
export const FigureParameters = {
  "category": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "reportType": {},
  "name": {
    "maxLength": 100,
    "minLength": 1
  },
  "isShare": {}
} as const
export const FigureRebaseCreate = {
  "startsOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "reason": {
    "maxLength": 400,
    "minLength": 1
  }
} as const
export const FigureValueCreate = {
  "month": {
    "maxLength": 7,
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"
  },
  "numerator": {
    "maximum": 1000000,
    "minimum": 0
  },
  "denominator": {
    "maximum": 1000000,
    "minimum": 0
  },
  "note": {
    "maxLength": 400,
    "minLength": 1
  }
} as const
export const FileImportCreate = {
  "fileName": {
    "maxLength": 120,
    "minLength": 1
  },
  "content": {
    "maxLength": 11000000,
    "minLength": 4,
    "pattern": "^[A-Za-z0-9+/]+={0,2}$"
  },
  "boardId": {},
  "isDryRun": {}
} as const
export const Given = {
  "key": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "verdict": {},
  "choice": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "number": {
    "maximum": 1000000000,
    "minimum": -1000000000
  },
  "day": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "words": {
    "maxLength": 4000,
    "minLength": 1
  },
  "note": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const HandoverCreate = {
  "ownerId": {}
} as const
export const Headcount = {
  "year": {
    "maximum": 2100,
    "minimum": 1990
  },
  "persons": {
    "maximum": 100000,
    "minimum": 0
  }
} as const
export const IdeaAdoptionCreate = {
  "text": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const IdeaDeclinationCreate = {
  "reason": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const IdeaStepCreate = {
  "text": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const Identity = {
  "personNumber": {
    "pattern": "^[0-9]{8}-?(?:[0-9]{4}|T[0-9]{3}|TF[0-9]{2})$"
  },
  "name": {
    "maxLength": 120,
    "minLength": 1
  }
} as const
export const IntakeAreaCreate = {
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "boardId": {},
  "unitId": {},
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const IntakeAreaReplace = {
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const InvestigationCreate = {
  "examinedIds": {},
  "conflictReason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const InvestigationReopeningCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const InvestigationReplace = {
  "examinedIds": {},
  "conflictReason": {
    "maxLength": 1000,
    "minLength": 1
  },
  "consequence": {
    "maxLength": 4000,
    "minLength": 1
  },
  "recurrenceReason": {
    "maxLength": 4000,
    "minLength": 1
  },
  "otherCauses": {
    "maxLength": 4000,
    "minLength": 1
  },
  "conclusion": {
    "maxLength": 10000,
    "minLength": 1
  }
} as const
export const IvoReportCreate = {
  "period": {
    "maxLength": 7,
    "pattern": "^[12][0-9]{3}-Q[1-4]$"
  },
  "boardId": {}
} as const
export const IvoReportReplace = {
  "opensOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "dueOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "smallLimit": {
    "maximum": 20,
    "minimum": 3
  }
} as const
export const LedgerEntryCreate = {
  "kind": {},
  "source": {
    "maxLength": 200,
    "minLength": 1
  },
  "words": {
    "maxLength": 4000,
    "minLength": 1
  },
  "happenedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "clockTime": {
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
  }
} as const
export const ListExportCreate = {
  "boardId": {},
  "listName": {},
  "filter": {},
  "text": {
    "maxLength": 100,
    "minLength": 1
  }
} as const
export const ListExportRefusalCreate = {
  "reason": {
    "maxLength": 400,
    "minLength": 1
  }
} as const
export const ListExportRequestCreate = {
  "boardId": {},
  "listName": {},
  "filter": {},
  "text": {
    "maxLength": 100,
    "minLength": 1
  },
  "purpose": {
    "maxLength": 400,
    "minLength": 10
  }
} as const
export const LoginIdentity = {
  "issuer": {
    "maxLength": 2048,
    "pattern": "^https?://[!-~]+$"
  },
  "subject": {
    "maxLength": 255,
    "minLength": 1,
    "pattern": "^[!-~]+$"
  }
} as const
export const MatterAnswerCreate = {
  "outcome": {},
  "hindrance": {},
  "text": {
    "maxLength": 4000,
    "minLength": 1
  },
  "also": {}
} as const
export const MatterEffectCreate = {
  "effect": {},
  "reason": {
    "maxLength": 4000,
    "minLength": 1
  }
} as const
export const MatterLinkCreate = {
  "toId": {},
  "kind": {},
  "note": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const MeasureCreate = {
  "form": {},
  "figureId": {},
  "statement": {
    "maxLength": 400,
    "minLength": 1
  },
  "direction": {},
  "sizePercent": {
    "maximum": 1000,
    "minimum": 1
  },
  "followUpOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "followerId": {}
} as const
export const MessageCreate = {
  "text": {
    "maxLength": 4000,
    "minLength": 1
  },
  "audience": {}
} as const
export const MomentCreate = {
  "on": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "time": {
    "maxLength": 5,
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
  },
  "isSecond": {}
} as const
export const NoPerson = {
  "word": {
    "maxLength": 60,
    "minLength": 1
  },
  "reason": {
    "maxLength": 200,
    "minLength": 1
  }
} as const
export const NotificationChoiceReplace = {
  "letters": {}
} as const
export const NotificationReadingCreate = {
  "ids": {}
} as const
export const OccurredCreate = {
  "precision": {},
  "at": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
  },
  "on": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "time": {
    "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
  },
  "isSecond": {}
} as const
export const OutsideParty = {
  "kind": {},
  "name": {
    "maxLength": 120,
    "minLength": 1
  }
} as const
export const ParticipantCreate = {
  "personId": {},
  "part": {},
  "reason": {
    "maxLength": 400,
    "minLength": 1
  }
} as const
export const ParticipantEndCreate = {
  "reason": {
    "maxLength": 400,
    "minLength": 1
  }
} as const
export const PersonCreate = {
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "email": {
    "maxLength": 254,
    "pattern": "^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,})?$"
  },
  "title": {
    "maxLength": 120
  },
  "boardId": {},
  "identity": {}
} as const
export const PersonLoginReplace = {
  "subject": {
    "maxLength": 255,
    "minLength": 1,
    "pattern": "^[!-~]+$"
  }
} as const
export const PersonReplace = {
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "email": {
    "maxLength": 254,
    "pattern": "^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,})?$"
  },
  "title": {
    "maxLength": 120
  },
  "isActive": {}
} as const
export const PublicationCreate = {
  "title": {
    "maxLength": 120,
    "minLength": 1
  },
  "unitId": {},
  "happened": {
    "maxLength": 700,
    "minLength": 1
  },
  "learnt": {
    "maxLength": 700,
    "minLength": 1
  },
  "changed": {
    "maxLength": 700,
    "minLength": 1
  },
  "firstQuestion": {
    "maxLength": 200,
    "minLength": 1
  },
  "secondQuestion": {
    "maxLength": 200,
    "minLength": 1
  },
  "thirdQuestion": {
    "maxLength": 200,
    "minLength": 1
  },
  "noPersons": {},
  "boardId": {},
  "kind": {},
  "matterId": {}
} as const
export const PublicationReplace = {
  "title": {
    "maxLength": 120,
    "minLength": 1
  },
  "unitId": {},
  "happened": {
    "maxLength": 700,
    "minLength": 1
  },
  "learnt": {
    "maxLength": 700,
    "minLength": 1
  },
  "changed": {
    "maxLength": 700,
    "minLength": 1
  },
  "firstQuestion": {
    "maxLength": 200,
    "minLength": 1
  },
  "secondQuestion": {
    "maxLength": 200,
    "minLength": 1
  },
  "thirdQuestion": {
    "maxLength": 200,
    "minLength": 1
  },
  "noPersons": {}
} as const
export const PublicationReturnCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const PublicationSendingCreate = {
  "readerId": {}
} as const
export const PublicationWithdrawalCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const Question = {
  "key": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "text": {
    "maxLength": 400,
    "minLength": 1
  },
  "help": {
    "maxLength": 1000,
    "minLength": 1
  },
  "answerKind": {},
  "choices": {},
  "low": {
    "maximum": 1000000000,
    "minimum": -1000000000
  },
  "high": {
    "maximum": 1000000000,
    "minimum": -1000000000
  },
  "legalReference": {
    "maxLength": 200,
    "minLength": 1
  },
  "isRequired": {},
  "requiredWhen": {}
} as const
export const QuestionSetCreate = {
  "name": {
    "maxLength": 120,
    "minLength": 1
  },
  "kinds": {},
  "questions": {},
  "boardId": {}
} as const
export const QuestionSetReplace = {
  "name": {
    "maxLength": 120,
    "minLength": 1
  },
  "kinds": {},
  "questions": {}
} as const
export const ReceiptCorrectionCreate = {
  "lineId": {},
  "wrong": {
    "maxLength": 100,
    "minLength": 1
  },
  "receipt": {
    "maxLength": 100,
    "minLength": 1
  },
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const ReceiptCreate = {
  "lineId": {},
  "receipt": {
    "maxLength": 100,
    "minLength": 1
  }
} as const
export const ReclassificationCreate = {
  "reportType": {},
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const RedeliveryCreate = {
  "since": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const ReopeningCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const RequiredWhen = {
  "key": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "values": {}
} as const
export const ReroutingCreate = {
  "unitId": {},
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const ReversalCreate = {
  "reason": {
    "maxLength": 300,
    "minLength": 1
  }
} as const
export const RiskLevel = {
  "code": {
    "maxLength": 60,
    "minLength": 1,
    "pattern": "^[a-z][a-z0-9-]*$"
  },
  "label": {
    "maxLength": 60,
    "minLength": 1
  },
  "starts": {
    "maximum": 1000,
    "minimum": 1
  }
} as const
export const RiskScale = {
  "probability": {},
  "consequence": {},
  "levels": {}
} as const
export const SavedViewCreate = {
  "name": {
    "maxLength": 60,
    "minLength": 1
  },
  "search": {},
  "isFirst": {},
  "boardId": {},
  "listName": {}
} as const
export const SavedViewReplace = {
  "name": {
    "maxLength": 60,
    "minLength": 1
  },
  "search": {},
  "isFirst": {}
} as const
export const SearchCreate = {
  "text": {
    "maxLength": 100,
    "minLength": 1
  }
} as const
export const ServiceAccountCreate = {
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "clientId": {
    "maxLength": 255,
    "minLength": 1,
    "pattern": "^[!-~]+$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "boardId": {},
  "job": {}
} as const
export const ServiceAccountReplace = {
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "clientId": {
    "maxLength": 255,
    "minLength": 1,
    "pattern": "^[!-~]+$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const Source = {
  "system": {
    "maxLength": 100,
    "minLength": 1
  },
  "id": {
    "maxLength": 100,
    "minLength": 1
  },
  "version": {
    "maximum": 2147483647,
    "minimum": 1
  }
} as const
export const SpecialFeeCreate = {
  "court": {
    "maxLength": 120,
    "minLength": 1
  },
  "judgedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "amountKr": {
    "maximum": 100000000,
    "minimum": 1
  },
  "note": {
    "maxLength": 2000,
    "minLength": 1
  }
} as const
export const SpecialFeePaymentCreate = {
  "paidOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const SpecialFeeStrikeCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const StrikeCreate = {
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const UnitCreate = {
  "parentId": {},
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "kind": {},
  "area": {},
  "managerId": {},
  "deputyId": {},
  "boardId": {},
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  }
} as const
export const UnitReplace = {
  "parentId": {},
  "name": {
    "maxLength": 120,
    "minLength": 2
  },
  "kind": {},
  "area": {},
  "managerId": {},
  "deputyId": {},
  "validFrom": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "validTo": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "headcounts": {}
} as const
export const UnitSuccessionCreate = {
  "kind": {},
  "happenedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "predecessors": {},
  "successors": {}
} as const
export const VoiceCreate = {
  "whose": {},
  "asking": {},
  "askedOn": {
    "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  },
  "askedBy": {
    "maxLength": 120,
    "minLength": 1
  },
  "words": {
    "maxLength": 4000,
    "minLength": 1
  },
  "reason": {
    "maxLength": 1000,
    "minLength": 1
  }
} as const
export const WebhookEndpointCreate = {
  "accountId": {},
  "url": {
    "maxLength": 2000,
    "minLength": 12,
    "pattern": "^https://[!-~]+$"
  }
} as const
