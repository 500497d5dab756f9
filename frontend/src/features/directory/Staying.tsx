import { t } from './messages.sv'
import type { Run } from './queries'

/** Whom the list does not let go although it says so, as things are now. */
export function Staying({ run: { staying, keepsCaller } }: { run: Run }) {
  if (staying.length === 0) return null
  return (
    <p>
      <strong>{t.staying(staying, keepsCaller)}</strong>
    </p>
  )
}
