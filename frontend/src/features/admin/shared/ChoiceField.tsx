import { lazy, Suspense } from 'react'
import { sv } from '@/messages/sv'
import type { ComboItem } from '@/ui/combo-box/ComboBox'

const ComboBox = lazy(() =>
  import('@/ui/combo-box/ComboBox').then((module) => ({ default: module.ComboBox })),
)

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  id?: string
  items: readonly ComboItem[]
  value: string | null
  onChange: (id: string | null) => void
}

/** A search field among choices at hand, fetched when a page has one. */
export function ChoiceField(props: Props) {
  return (
    <Suspense fallback={<p>{sv.loading}</p>}>
      <ComboBox {...props} />
    </Suspense>
  )
}
