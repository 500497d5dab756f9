// Runs the rules of the tree that no linter has.
import { faultsIn } from './tree-rules.mjs'

/** Features over the budget, in lines. A ceiling falls with its feature and is never raised. */
const CEILINGS = { organisation: 2970 }

const faults = faultsIn('.', CEILINGS)
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
