import { actionLevelLabels, watchedLabels } from '@/api/codes.gen'
import { AREAS } from '@/domain/areas.sv'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { t } from './messages.sv'
import type { ActionSearch } from './search'

/** What is asked only beside a figure. */
export const COUNTED = ['per', 'fran', 'till', 'bara', 'folj', 'galler', 'niva', 'bevaka'] as const
/** What a figure may also be narrowed by. */
const BESIDE = ['namnd', 'omrade', 'status', 'slag', 'styrka', 'effekt', 'barn', 'enhet'] as const

interface Props {
  search: ActionSearch
  units: readonly ComboItem[]
  onSearch: (change: Partial<ActionSearch>) => void
}

const ABOUT: Readonly<Record<string, string>> = t.counted.kinds

/** Says that the list is that behind a figure, and leads out of it. Nothing where no figure was opened. */
export function CountedNotice({ search, units, onSearch }: Props) {
  const { per, fran, till, omrade, bara, folj, galler, niva, bevaka } = search
  if (per === undefined) return null
  const { counted } = t
  const words = [
    bevaka === undefined ? undefined : watchedLabels[bevaka],
    galler === undefined ? undefined : counted.about(ABOUT[galler] ?? galler),
    niva === undefined ? undefined : actionLevelLabels[niva],
    omrade === undefined ? undefined : `${t.area}: ${AREAS[omrade]}`,
    bara === undefined ? undefined : counted.unit(units.find(({ id }) => id === bara)?.label ?? counted.gone),
    folj === undefined ? undefined : counted.follow,
    fran === undefined || till === undefined ? undefined : counted.proposed(longDate(fran), longDate(till)),
    counted.asOf(longDate(per)),
  ].filter((each) => each !== undefined)
  const without = Object.fromEntries([...COUNTED, ...BESIDE, 'sida'].map((name) => [name, undefined]))
  return (
    <Alert
      title={words.join(' · ')}
      actions={
        <Button kind="quiet" icon="close" onClick={() => onSearch(without)}>
          {counted.leave}
        </Button>
      }
    >
      {counted.note}
    </Alert>
  )
}
