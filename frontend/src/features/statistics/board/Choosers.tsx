import { figureDimensionLabels } from '@/api/codes.gen'
import { ENDED_KINDS, type EndedKind } from '@/lib/period-kinds'
import type { NamedPeriod } from '@/lib/periods'
import { Card } from '@/ui/card/Card'
import { ComboBox, type ComboItem } from '@/ui/combo-box/ComboBox'
import { Columns } from '@/ui/layout/Layout'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'
import type { FigureDimension } from './queries'
import type { BoardFiguresSearch } from './search'

const WHATS = ENDED_KINDS.map((value) => ({ value, label: t.whats[value] }))

interface Props {
  kind: EndedKind
  period: NamedPeriod | undefined
  periods: readonly NamedPeriod[]
  by: FigureDimension
  dimensions: readonly FigureDimension[]
  boardId: string
  boards: readonly Choice[]
  unitId: string | undefined
  units: readonly ComboItem[]
  onSearch: (change: Partial<BoardFiguresSearch>) => void
}

/** Only what can be asked can be chosen. */
export function Choosers({ kind, period, periods, by, dimensions, onSearch, ...props }: Props) {
  return (
    <Card print={false}>
      <Columns least="narrow" even>
        {props.boards.length < 2 ? null : (
          <SelectField
            label={t.board}
            empty={null}
            choices={props.boards}
            value={props.boardId}
            onChange={(event) => onSearch({ namnd: event.target.value, enhet: undefined })}
          />
        )}
        <SelectField
          label={t.what}
          empty={null}
          choices={WHATS}
          value={kind}
          onChange={(event) => onSearch({ visa: event.target.value as EndedKind, val: undefined })}
        />
        <SelectField
          label={t.which[kind]}
          empty={null}
          choices={periods.map(({ code, label }) => ({ value: code, label }))}
          value={period?.code ?? ''}
          onChange={(event) => onSearch({ val: event.target.value })}
        />
        {kind === 'kvartal' ? (
          <ComboBox
            label={t.unit}
            hint={t.unitHint}
            items={props.units}
            value={props.unitId ?? null}
            onChange={(unit) => onSearch({ enhet: unit ?? undefined })}
          />
        ) : null}
        <SelectField
          label={t.by}
          hint={kind === 'ar' ? t.byHint : undefined}
          empty={null}
          choices={dimensions.map((value) => ({ value, label: figureDimensionLabels[value] }))}
          value={by}
          onChange={(event) => onSearch({ delat: event.target.value as FigureDimension })}
        />
      </Columns>
    </Card>
  )
}
