import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '@/api/errors'
import { toast } from '@/lib/toasts'
import { assess, type Deviation, deviationQuery } from '../queries'
import { type AssessmentValues, toAssessment } from './assessment'
import { t } from './messages.sv'

interface Conflict {
  mine: AssessmentValues
  saved: Deviation
}

/**
 * Saves an assessment of the version that was on the screen. When somebody has changed it meanwhile (412), or it has
 * moved on so that it can no longer be assessed (409), the saved version is fetched and both are shown.
 */
export function useAssessing(deviation: Deviation, onDone: () => void) {
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [seen] = useState(deviation)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const client = useQueryClient()
  const query = deviationQuery(deviation.id)
  const saving = useMutation({
    mutationFn: ({ values, version }: { values: AssessmentValues; version: number }) =>
      assess({ id: deviation.id, version }, toAssessment(values), key),
    onSuccess: (saved) => {
      client.setQueryData(query.queryKey, saved)
      void client.invalidateQueries({ queryKey: ['deviations', 'list'] })
      void client.invalidateQueries({ queryKey: ['work-items'] })
      toast(t.saved(saved.reference))
      onDone()
    },
    onError: async (error, { values, version }) => {
      if (!(error instanceof ApiError) || (error.status !== 412 && error.status !== 409)) return
      const saved = await client.fetchQuery({ ...query, staleTime: 0 })
      if (saved.version !== version) setConflict({ mine: values, saved })
    },
  })
  const isConflict = conflict !== null
  return {
    save: (values: AssessmentValues) =>
      saving.mutate({ values, version: conflict?.saved.version ?? seen.version }),
    error: isConflict ? null : saving.error,
    isPending: saving.isPending,
    conflict,
    keepMine: () => {
      if (conflict === null) return
      setKey(crypto.randomUUID())
      saving.mutate({ values: conflict.mine, version: conflict.saved.version })
      setConflict(null)
    },
    takeTheirs: onDone,
    closeConflict: () => setConflict(null),
  }
}
