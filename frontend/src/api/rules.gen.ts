// Written by tools/gen-rules.mjs from openapi.yaml; not to be edited.
export const rules = {
  "AbsenceCreate": {
    "boardId": {
      "required": true
    },
    "personId": {
      "required": true
    },
    "deputyId": {
      "required": true
    },
    "absentFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "absentTo": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "ActionAnswerCreate": {
    "answeredOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "answer": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ActionCancellationCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ActionCompletionCreate": {
    "evidence": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ActionCreate": {
    "title": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "what": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "actionKind": {
      "required": true
    },
    "strength": {
      "required": true
    },
    "horizon": {
      "required": false
    },
    "concernsChild": {
      "required": false
    },
    "carryOutBy": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "doerId": {
      "required": false
    },
    "outside": {
      "required": false
    },
    "unitId": {
      "required": true
    },
    "sources": {
      "required": false
    }
  },
  "ActionDecisionCreate": {
    "decision": {
      "required": true
    },
    "decisionWords": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "doerId": {
      "required": false
    },
    "measure": {
      "required": false
    },
    "weakReason": {
      "required": false,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ActionDispatchCreate": {
    "sentOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "ActionHandoverCreate": {
    "doerId": {
      "required": true
    }
  },
  "ActionJudgementCreate": {
    "effect": {
      "required": true
    },
    "reason": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "holds": {
      "required": false
    }
  },
  "ActionNarrowing": {
    "group": {
      "required": false
    },
    "elsewhere": {
      "required": false
    },
    "status": {
      "required": false
    },
    "actionKind": {
      "required": false
    },
    "strength": {
      "required": false
    },
    "effect": {
      "required": false
    },
    "recurred": {
      "required": false
    },
    "boardId": {
      "required": false
    },
    "unitId": {
      "required": false
    },
    "singleUnitId": {
      "required": false
    },
    "area": {
      "required": false
    },
    "mine": {
      "required": false
    },
    "others": {
      "required": false
    },
    "asOf": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "proposedFrom": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "proposedTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "follow": {
      "required": false
    },
    "about": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "level": {
      "required": false
    },
    "watched": {
      "required": false
    },
    "sort": {
      "required": false
    }
  },
  "ActionPostponementCreate": {
    "carryOutBy": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ActionReopeningCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "carryOutBy": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "followUpOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "ActionReplace": {
    "title": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "what": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "actionKind": {
      "required": true
    },
    "strength": {
      "required": true
    },
    "horizon": {
      "required": false
    },
    "concernsChild": {
      "required": false
    },
    "carryOutBy": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "doerId": {
      "required": false
    },
    "outside": {
      "required": false
    }
  },
  "ActionSearchCreate": {
    "text": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "filter": {
      "required": false
    }
  },
  "ActionSourceCreate": {
    "matterId": {
      "required": true
    }
  },
  "AdditionCreate": {
    "text": {
      "required": true,
      "maxLength": 10000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "AnswerSetCreate": {
    "questionSetId": {
      "required": true
    }
  },
  "AnswerSetFinishCreate": {
    "answers": {
      "required": true
    }
  },
  "AnswerSetReplace": {
    "answers": {
      "required": true
    }
  },
  "AssessmentCreate": {
    "decision": {
      "required": true
    },
    "category": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "lawArea": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "probability": {
      "required": false,
      "maximum": 10,
      "minimum": 1
    },
    "consequence": {
      "required": false,
      "maximum": 10,
      "minimum": 1
    },
    "reason": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "AssignmentCreate": {
    "validFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "boardId": {
      "required": true
    },
    "personId": {
      "required": true
    },
    "role": {
      "required": true
    },
    "unitId": {
      "required": false
    }
  },
  "AssignmentReplace": {
    "validFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "BoardReplace": {
    "assessDays": {
      "required": true,
      "maximum": 60,
      "minimum": 1
    },
    "investigateDays": {
      "required": true,
      "maximum": 180,
      "minimum": 1
    },
    "qualityYearStarts": {
      "required": true,
      "maximum": 12,
      "minimum": 1
    },
    "standInDays": {
      "required": true,
      "maximum": 90,
      "minimum": 1
    },
    "endPercent": {
      "required": true,
      "maximum": 50,
      "minimum": 1
    },
    "undoMinutes": {
      "required": true,
      "maximum": 1440,
      "minimum": 1
    },
    "remindDays": {
      "required": true,
      "maximum": 30,
      "minimum": 0
    },
    "superiorAfterDays": {
      "required": true,
      "maximum": 60,
      "minimum": 1
    },
    "decideDays": {
      "required": true,
      "maximum": 60,
      "minimum": 1
    },
    "maxFollowUpDays": {
      "required": true,
      "maximum": 730,
      "minimum": 1
    },
    "answerDays": {
      "required": true,
      "maximum": 365,
      "minimum": 1
    },
    "exportRows": {
      "required": true,
      "maximum": 2000,
      "minimum": 0
    },
    "exportRowsAlone": {
      "required": true,
      "maximum": 20000,
      "minimum": 0
    },
    "riskScale": {
      "required": true
    }
  },
  "Choice": {
    "code": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "label": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "ClosingCreate": {
    "note": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "CodeCreate": {
    "label": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "sort": {
      "required": false,
      "maximum": 10000,
      "minimum": 0
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "mapsTo": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "boardId": {
      "required": true
    },
    "list": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "code": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "validFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "CodeReplace": {
    "label": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "sort": {
      "required": false,
      "maximum": 10000,
      "minimum": 0
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "mapsTo": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    }
  },
  "ConclusionCreate": {
    "conclusion": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "CorrectionCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "Counterpart": {
    "kind": {
      "required": true
    },
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "DeadlineWaiverCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "DecisionBatchCreate": {
    "decisions": {
      "required": true
    }
  },
  "DecisionCreate": {
    "source": {
      "required": false
    },
    "unitId": {
      "required": true
    },
    "caseReference": {
      "required": true,
      "maxLength": 40,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "caseClosedOn": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "lawArea": {
      "required": true
    },
    "lawTopic": {
      "required": false
    },
    "benefit": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "origin": {
      "required": false
    },
    "decidedOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "sex": {
      "required": true
    },
    "extent": {
      "required": false
    },
    "isProtected": {
      "required": false
    },
    "identity": {
      "required": false
    },
    "events": {
      "required": false
    },
    "explanation": {
      "required": false
    }
  },
  "DecisionEventCreate": {
    "kind": {
      "required": true
    },
    "happenedOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "executedExtent": {
      "required": false,
      "maximum": 100000,
      "minimum": 0.01
    },
    "wasReasonable": {
      "required": false
    },
    "note": {
      "required": false,
      "maxLength": 2000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "DecisionNarrowing": {
    "status": {
      "required": false
    },
    "stage": {
      "required": false
    },
    "basis": {
      "required": false
    },
    "benefit": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "boardId": {
      "required": false
    },
    "unitId": {
      "required": false
    },
    "singleUnitId": {
      "required": false
    },
    "area": {
      "required": false
    },
    "caseReference": {
      "required": false,
      "maxLength": 40,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "decidedFrom": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "decidedTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "endsFrom": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "endsTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "mine": {
      "required": false
    },
    "others": {
      "required": false
    },
    "sort": {
      "required": false
    }
  },
  "DecisionSearchCreate": {
    "text": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "filter": {
      "required": false
    }
  },
  "DeviationBatchCreate": {
    "deviations": {
      "required": true
    }
  },
  "DeviationCreate": {
    "source": {
      "required": false
    },
    "reportType": {
      "required": true
    },
    "title": {
      "required": false,
      "maxLength": 120,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*$"
    },
    "description": {
      "required": true,
      "maxLength": 10000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "unitId": {
      "required": true
    },
    "occurred": {
      "required": true
    },
    "affected": {
      "required": true
    },
    "caseReference": {
      "required": false,
      "maxLength": 40,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "immediateDanger": {
      "required": false
    },
    "immediateAction": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "eventCount": {
      "required": false,
      "maximum": 10000,
      "minimum": 1
    },
    "onBehalfOf": {
      "required": false,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "counterpart": {
      "required": false
    }
  },
  "DeviationNarrowing": {
    "status": {
      "required": false
    },
    "reportType": {
      "required": false
    },
    "unitId": {
      "required": false
    },
    "area": {
      "required": false
    },
    "category": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "seriousness": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "reportedFrom": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "reportedTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "overdue": {
      "required": false
    },
    "mine": {
      "required": false
    },
    "others": {
      "required": false
    },
    "asOf": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "boardId": {
      "required": false
    },
    "singleUnitId": {
      "required": false
    },
    "follow": {
      "required": false
    },
    "handling": {
      "required": false
    },
    "closing": {
      "required": false
    },
    "outcome": {
      "required": false
    },
    "cause": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "effect": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "sort": {
      "required": false
    }
  },
  "DeviationSearchCreate": {
    "text": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "filter": {
      "required": false
    }
  },
  "DiaryNumberCreate": {
    "number": {
      "required": true,
      "maxLength": 40,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*([A-Za-zÅÄÖåäö]{1,6} [0-9])?[A-Za-z0-9ÅÄÖåäö./_:-]+[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "holder": {
      "required": false,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "DirectoryAbsence": {
    "absentFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "absentTo": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "deputy": {
      "required": false,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "DirectoryRow": {
    "key": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "email": {
      "required": false,
      "maxLength": 254,
      "pattern": "^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,})?$"
    },
    "login": {
      "required": false,
      "maxLength": 255,
      "minLength": 1,
      "pattern": "^[!-~]+$"
    },
    "unit": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "title": {
      "required": false,
      "maxLength": 120,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*$"
    },
    "validFrom": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "manager": {
      "required": false,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "absence": {
      "required": false
    }
  },
  "DirectoryRuleCreate": {
    "title": {
      "required": true,
      "maxLength": 120,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*$"
    },
    "unitId": {
      "required": false
    },
    "includesBelow": {
      "required": false
    },
    "role": {
      "required": true
    },
    "boardId": {
      "required": true
    }
  },
  "DirectoryRunCreate": {
    "boardId": {
      "required": false
    },
    "source": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "isComplete": {
      "required": true
    },
    "isDryRun": {
      "required": false
    },
    "entries": {
      "required": true
    }
  },
  "DirectoryUnitCreate": {
    "boardId": {
      "required": true
    },
    "code": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "unitId": {
      "required": true
    }
  },
  "DisclosureCreate": {
    "purpose": {
      "required": true,
      "maxLength": 200,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "DraftCreate": {
    "content": {
      "required": true
    },
    "boardId": {
      "required": true
    },
    "kind": {
      "required": true
    }
  },
  "DraftReplace": {
    "content": {
      "required": true
    }
  },
  "EventStrikeCreate": {
    "eventId": {
      "required": true
    },
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ExplanationCreate": {
    "delayReason": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "reasonText": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "consequencesText": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "meanwhileText": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "effortsText": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "Extent": {
    "amount": {
      "required": true,
      "maximum": 100000,
      "minimum": 0.01
    },
    "unit": {
      "required": true
    }
  },
  "FigureCreate": {
    "boardId": {
      "required": true
    },
    "unitId": {
      "required": false
    },
    "measure": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "parameters": {
      "required": false
    }
  },
  "FigureParameters": {
    "category": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "reportType": {
      "required": false
    },
    "name": {
      "required": false,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "isShare": {
      "required": false
    }
  },
  "FigureRebaseCreate": {
    "startsOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "reason": {
      "required": true,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "FigureValueCreate": {
    "month": {
      "required": true,
      "maxLength": 7,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])$"
    },
    "numerator": {
      "required": true,
      "maximum": 1000000,
      "minimum": 0
    },
    "denominator": {
      "required": false,
      "maximum": 1000000,
      "minimum": 0
    },
    "note": {
      "required": false,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "FileImportCreate": {
    "fileName": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "content": {
      "required": true,
      "maxLength": 11000000,
      "minLength": 4,
      "pattern": "^[A-Za-z0-9+/]+={0,2}$"
    },
    "boardId": {
      "required": false
    },
    "isDryRun": {
      "required": false
    }
  },
  "Given": {
    "key": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "verdict": {
      "required": false
    },
    "choice": {
      "required": false,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "number": {
      "required": false,
      "maximum": 1000000000,
      "minimum": -1000000000
    },
    "day": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "words": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "note": {
      "required": false,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "HandoverCreate": {
    "ownerId": {
      "required": true
    }
  },
  "Headcount": {
    "year": {
      "required": true,
      "maximum": 2100,
      "minimum": 1990
    },
    "persons": {
      "required": true,
      "maximum": 100000,
      "minimum": 0
    }
  },
  "Identity": {
    "personNumber": {
      "required": true,
      "pattern": "^[0-9]{8}-?(?:[0-9]{4}|T[0-9]{3}|TF[0-9]{2})$"
    },
    "name": {
      "required": false,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "IvoReportCreate": {
    "period": {
      "required": true,
      "maxLength": 7,
      "pattern": "^[12][0-9]{3}-Q[1-4]$"
    },
    "boardId": {
      "required": false
    }
  },
  "IvoReportReplace": {
    "opensOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "dueOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "smallLimit": {
      "required": true,
      "maximum": 20,
      "minimum": 3
    }
  },
  "ListExportCreate": {
    "boardId": {
      "required": true
    },
    "listName": {
      "required": true
    },
    "filter": {
      "required": false
    },
    "text": {
      "required": false,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "ListExportRefusalCreate": {
    "reason": {
      "required": true,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ListExportRequestCreate": {
    "boardId": {
      "required": true
    },
    "listName": {
      "required": true
    },
    "filter": {
      "required": false
    },
    "text": {
      "required": false,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "purpose": {
      "required": true,
      "maxLength": 400,
      "minLength": 10,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "LoginIdentity": {
    "issuer": {
      "required": false,
      "maxLength": 2048,
      "pattern": "^https?://[!-~]+$"
    },
    "subject": {
      "required": true,
      "maxLength": 255,
      "minLength": 1,
      "pattern": "^[!-~]+$"
    }
  },
  "MatterAnswerCreate": {
    "outcome": {
      "required": true
    },
    "hindrance": {
      "required": false
    },
    "text": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "also": {
      "required": false
    }
  },
  "MatterEffectCreate": {
    "effect": {
      "required": true
    },
    "reason": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "MatterLinkCreate": {
    "toId": {
      "required": true
    },
    "kind": {
      "required": true
    },
    "note": {
      "required": false,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "MeasureCreate": {
    "form": {
      "required": true
    },
    "figureId": {
      "required": false
    },
    "statement": {
      "required": false,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "direction": {
      "required": false
    },
    "sizePercent": {
      "required": false,
      "maximum": 1000,
      "minimum": 1
    },
    "followUpOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "followerId": {
      "required": true
    }
  },
  "MessageCreate": {
    "text": {
      "required": true,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "audience": {
      "required": true
    }
  },
  "NotificationChoiceReplace": {
    "letters": {
      "required": true
    }
  },
  "NotificationReadingCreate": {
    "ids": {
      "required": false
    }
  },
  "OccurredCreate": {
    "precision": {
      "required": true
    },
    "at": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
    },
    "on": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "time": {
      "required": false,
      "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"
    },
    "isSecond": {
      "required": false
    }
  },
  "OutsideParty": {
    "kind": {
      "required": true
    },
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "ParticipantCreate": {
    "personId": {
      "required": true
    },
    "part": {
      "required": true
    },
    "reason": {
      "required": false,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ParticipantEndCreate": {
    "reason": {
      "required": true,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "PersonCreate": {
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "email": {
      "required": false,
      "maxLength": 254,
      "pattern": "^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,})?$"
    },
    "title": {
      "required": false,
      "maxLength": 120,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*$"
    },
    "boardId": {
      "required": true
    },
    "identity": {
      "required": false
    }
  },
  "PersonLoginReplace": {
    "subject": {
      "required": true,
      "maxLength": 255,
      "minLength": 1,
      "pattern": "^[!-~]+$"
    }
  },
  "PersonReplace": {
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "email": {
      "required": false,
      "maxLength": 254,
      "pattern": "^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,})?$"
    },
    "title": {
      "required": false,
      "maxLength": 120,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*$"
    },
    "isActive": {
      "required": true
    }
  },
  "Question": {
    "key": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "text": {
      "required": true,
      "maxLength": 400,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "help": {
      "required": false,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    },
    "answerKind": {
      "required": true
    },
    "choices": {
      "required": false
    },
    "low": {
      "required": false,
      "maximum": 1000000000,
      "minimum": -1000000000
    },
    "high": {
      "required": false,
      "maximum": 1000000000,
      "minimum": -1000000000
    },
    "legalReference": {
      "required": false,
      "maxLength": 200,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "isRequired": {
      "required": false
    },
    "requiredWhen": {
      "required": false
    }
  },
  "QuestionSetCreate": {
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "kinds": {
      "required": true
    },
    "questions": {
      "required": true
    },
    "boardId": {
      "required": true
    }
  },
  "QuestionSetReplace": {
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "kinds": {
      "required": true
    },
    "questions": {
      "required": true
    }
  },
  "ReceiptCorrectionCreate": {
    "lineId": {
      "required": true
    },
    "wrong": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "receipt": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ReceiptCreate": {
    "lineId": {
      "required": true
    },
    "receipt": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "ReopeningCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "RequiredWhen": {
    "key": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "values": {
      "required": true
    }
  },
  "ReroutingCreate": {
    "unitId": {
      "required": true
    },
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "ReversalCreate": {
    "reason": {
      "required": true,
      "maxLength": 300,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "RiskLevel": {
    "code": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[a-z][a-z0-9-]*$"
    },
    "label": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "starts": {
      "required": true,
      "maximum": 1000,
      "minimum": 1
    }
  },
  "RiskScale": {
    "probability": {
      "required": true
    },
    "consequence": {
      "required": true
    },
    "levels": {
      "required": true
    }
  },
  "SavedViewCreate": {
    "name": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "search": {
      "required": true
    },
    "isFirst": {
      "required": false
    },
    "boardId": {
      "required": true
    },
    "listName": {
      "required": true
    }
  },
  "SavedViewReplace": {
    "name": {
      "required": true,
      "maxLength": 60,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "search": {
      "required": true
    },
    "isFirst": {
      "required": false
    }
  },
  "SearchCreate": {
    "text": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    }
  },
  "ServiceAccountCreate": {
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "clientId": {
      "required": true,
      "maxLength": 255,
      "minLength": 1,
      "pattern": "^[!-~]+$"
    },
    "validTo": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "boardId": {
      "required": true
    },
    "job": {
      "required": true
    }
  },
  "ServiceAccountReplace": {
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "clientId": {
      "required": true,
      "maxLength": 255,
      "minLength": 1,
      "pattern": "^[!-~]+$"
    },
    "validTo": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "Source": {
    "system": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "id": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "version": {
      "required": false,
      "maximum": 2147483647,
      "minimum": 1
    }
  },
  "SpecialFeeCreate": {
    "court": {
      "required": true,
      "maxLength": 120,
      "minLength": 1,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "judgedOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "amountKr": {
      "required": true,
      "maximum": 100000000,
      "minimum": 1
    },
    "note": {
      "required": false,
      "maxLength": 2000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "SpecialFeePaymentCreate": {
    "paidOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "SpecialFeeStrikeCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "StrikeCreate": {
    "reason": {
      "required": true,
      "maxLength": 1000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "UnitCreate": {
    "parentId": {
      "required": false
    },
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "kind": {
      "required": true
    },
    "area": {
      "required": true
    },
    "managerId": {
      "required": false
    },
    "deputyId": {
      "required": false
    },
    "boardId": {
      "required": true
    },
    "validFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    }
  },
  "UnitReplace": {
    "parentId": {
      "required": false
    },
    "name": {
      "required": true,
      "maxLength": 120,
      "minLength": 2,
      "pattern": "^[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0\\u0300-\\u036f\\ufe00-\\ufe0f][^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\t\\n\\r]*[\\u0009\\u000a\\u000d\\u0020\\u0085\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufeff\\uffa0]*$"
    },
    "kind": {
      "required": true
    },
    "area": {
      "required": true
    },
    "managerId": {
      "required": false
    },
    "deputyId": {
      "required": false
    },
    "validFrom": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "validTo": {
      "required": false,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "headcounts": {
      "required": true
    }
  },
  "UnitSuccessionCreate": {
    "kind": {
      "required": true
    },
    "happenedOn": {
      "required": true,
      "pattern": "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
    },
    "predecessors": {
      "required": true
    },
    "successors": {
      "required": true
    }
  }
} as const
