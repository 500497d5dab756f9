import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { rules } from '@/api/rules.gen'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Deviation, deviationQuery, reroute } from '../queries'
import { t } from './messages.sv'
import styles from './RerouteDialog.module.css'

/** A named hand-over to the unit where the matter belongs. */
export function RerouteDialog({
  deviation,
  units,
  onClose,
}: {
  deviation: Deviation
  units: readonly ComboItem[]
  onClose: () => void
}) {
  const [key] = useState(() => crypto.randomUUID())
  const [unitId, setUnitId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const client = useQueryClient()
  const handing = useMutation({
    mutationFn: (unit: string) => reroute(deviation, { unitId: unit, reason: reason.trim() }, key),
    onSuccess: (changed) => {
      client.setQueryData(deviationQuery(deviation.id).queryKey, changed)
      void client.invalidateQueries({ queryKey: ['deviations', 'list'] })
      toast(t.rerouted(changed.unitName))
      onClose()
    },
    onError: () => void client.invalidateQueries({ queryKey: deviationQuery(deviation.id).queryKey }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (unitId !== null && reason.trim() !== '') handing.mutate(unitId)
  }
  return (
    <Dialog
      title={t.rerouteTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="reroute" kind="primary" pending={handing.isPending}>
            {t.rerouteButton}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <p>{t.rerouteText}</p>
      <form id="reroute" noValidate onSubmit={submit} className={styles.form}>
        <Refusal error={handing.error} />
        <ComboBox
          label={t.rerouteUnit}
          required
          error={isTried && unitId === null ? t.rerouteUnitFault : undefined}
          items={units.filter((unit) => unit.id !== deviation.unitId)}
          value={unitId}
          onChange={setUnitId}
        />
        <TextArea
          label={t.rerouteReason}
          required
          error={isTried && reason.trim() === '' ? t.rerouteReasonFault : undefined}
          limit={rules.ReroutingCreate.reason.maxLength}
          onChange={(event) => setReason(event.target.value)}
        />
      </form>
    </Dialog>
  )
}
