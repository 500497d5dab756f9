// Written by tools/gen-rules.mjs from openapi.yaml; not to be edited.
export const rules = {
  "AdditionCreate": {
    "text": {
      "required": true,
      "maxLength": 10000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
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
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  },
  "DeviationBatchCreate": {
    "deviations": {
      "required": true
    }
  },
  "DeviationCreate": {
    "reportType": {
      "required": true
    },
    "title": {
      "required": false,
      "maxLength": 120
    },
    "description": {
      "required": true,
      "maxLength": 10000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
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
      "pattern": "^[A-Za-z0-9ÅÄÖåäö./_-]+$"
    },
    "immediateDanger": {
      "required": false
    },
    "immediateAction": {
      "required": false,
      "maxLength": 4000,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
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
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
    },
    "counterpart": {
      "required": false
    },
    "source": {
      "required": false
    }
  },
  "DeviationSearchCreate": {
    "text": {
      "required": true,
      "maxLength": 100,
      "minLength": 1,
      "pattern": "^[^\\u0000-\\u001f\\u007f]*$"
    },
    "filter": {
      "required": false
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
      "pattern": "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$"
    }
  }
} as const
