import { linkOptions } from '@tanstack/react-router'
import { reportTypeLabels } from '@/api/codes.gen'
import type { UnitSummary } from '@/api/lookups'
import * as rules from '@/api/rules.gen'
import type { components } from '@/api/schema.gen'
import type { Chosen } from '@/domain/choices'
import { UnitField } from '@/domain/UnitField'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Figure, figureQuery, follow } from '../queries'
import { type FollowValues, start, toFigure, validateFollow } from './follow-form'

const BACK = linkOptions({ to: '/statistik/matt' })

interface Props {
  boardId: string
  measures: readonly components['schemas']['MeasureRow'][]
  categories: readonly Choice[]
  units: readonly UnitSummary[]
  home: Chosen | null
  onDone: (figure: Figure) => void
}

const TYPES = Object.entries(reportTypeLabels).map(([value, label]) => ({ value, label }))

/** What to follow, and where. */
export function FollowPage({ boardId, measures, categories, units, home, onDone }: Props) {
  const charted = measures.filter(({ hasChart }) => hasChart)
  const asked = (name: string) => charted.find((measure) => measure.name === name)
  const action = useAction<FollowValues, Figure>({
    kind: 'figure',
    start: start(home),
    validate: (values) => validateFollow(values, asked(values.measure)?.needs ?? []),
    fieldOf: { unitId: 'unit' },
    send: (values, how) => follow(toFigure(values, asked(values.measure)?.takes ?? [], boardId), how),
    query: ({ id }) => figureQuery(id),
    says: ({ title }) => t.followed(title),
    onSaved: onDone,
  })
  const { text, radio, field } = bind(action)
  const takes = asked(action.values.measure)?.takes ?? []
  return (
    <>
      <PageHeader back={<BackLink {...BACK}>{t.back}</BackLink>} title={t.follow} lead={t.followLead} />
      <EditForm action={action} save={t.followSave} cancel={BACK}>
        <Card>
          <RadioGroup
            {...radio('measure')}
            label={t.measure}
            required
            choices={charted.map(({ name, title, about }) => ({ value: name, label: title, hint: about }))}
          />
          {takes.includes('category') ? (
            <SelectField
              {...text('category')}
              label={t.category}
              empty={t.allCategories}
              choices={categories}
            />
          ) : null}
          {takes.includes('reportType') ? (
            <SelectField {...text('reportType')} label={t.type} empty={t.allTypes} choices={TYPES} />
          ) : null}
          {takes.includes('name') ? (
            <TextField
              {...text('name')}
              label={t.name}
              hint={t.nameHint}
              required
              maxLength={rules.FigureParameters.name.maxLength}
            />
          ) : null}
          {takes.includes('isShare') ? (
            <CheckboxField
              label={t.isShare}
              checked={action.values.isShare}
              onChange={({ target }) => action.change({ isShare: target.checked })}
            />
          ) : null}
          <UnitField
            {...field('unit')}
            label={t.unit}
            hint={`${t.unitHint} ${t.unitOrBoard}`}
            units={units}
          />
        </Card>
      </EditForm>
    </>
  )
}
