import { useQuery } from '@tanstack/react-query'
import { linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { unitsOnQuery } from '@/api/lookups'
import type { Chosen } from '@/domain/choices'
import { ROLES } from '@/domain/organisation.sv'
import { UnitField } from '@/domain/UnitField'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Alert } from '@/ui/alert/Alert'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Refusal } from '@/ui/refusal/Refusal'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { createRule, effectQuery, type Rule, type Trial } from './queries'

/** Those who work at a unit and those who lead it: the only roles that a rule may give. */
const GIVEN_BY_RULE = ['reporter', 'unit-manager', 'department-head'] as const
const CHOICES = GIVEN_BY_RULE.map((value) => ({ value, label: ROLES[value].label }))

interface RuleValues {
  title: string
  unit: Chosen | null
  includesBelow: boolean
  role: (typeof GIVEN_BY_RULE)[number] | ''
}

const EMPTY: RuleValues = { title: '', unit: null, includesBelow: true, role: '' }

/** A rule, tried on today's directory before it is decided. */
export function RuleNewPage({ boardId, onDone }: { boardId: string; onDone: () => void }) {
  const [tried, setTried] = useState<Trial | null>(null)
  const { data: units = [] } = useQuery(unitsOnQuery(boardId))
  const action = useAction<RuleValues, Rule>({
    kind: 'directory-rule',
    start: EMPTY,
    validate: ({ role }) => (role === '' ? { role: t.roleMissing } : {}),
    fieldOf: { unitId: 'unit' },
    send: (values, how) => createRule(toRule(values, boardId), how),
    says: () => t.decided,
    onSaved: onDone,
  })
  const { values, change, id, fault } = action
  const { text, field } = bind(action)
  const back = linkOptions({ to: '/administration/katalog/regler', search: { namnd: boardId } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.rulesTitle}</BackLink>}
        title={t.newRuleTitle}
        lead={t.newRuleLead}
      />
      <EditForm action={action} save={t.decide} cancel={back}>
        <Card>
          <TextField {...text('title')} label={t.jobTitle} hint={t.jobTitleHint} />
          <UnitField key={units.length} {...field('unit')} label={t.unit} hint={t.unitHint} units={units} />
          {values.unit === null ? null : (
            <CheckboxField
              id={id('includesBelow')}
              label={t.below}
              error={fault('includesBelow')}
              checked={values.includesBelow}
              onChange={(event) => change({ includesBelow: event.target.checked })}
            />
          )}
          <SelectField {...text('role')} label={t.role} hint={t.roleHint} required choices={CHOICES} />
          <ButtonRow>
            <Button disabled={values.role === ''} onClick={() => setTried(toRule(values, boardId))}>
              {t.tryIt}
            </Button>
          </ButtonRow>
          {tried === null ? null : <Effect rule={tried} />}
        </Card>
      </EditForm>
    </>
  )
}

function Effect({ rule }: { rule: Trial }) {
  const { data, error } = useQuery({ ...effectQuery(rule), staleTime: 0 })
  if (data === undefined) return error === null ? null : <Refusal error={error} />
  return (
    <Alert tone="info" live title={t.effect(data.persons, ROLES[rule.role].label.toLowerCase())}>
      <p>{t.effectText(data.without)}</p>
      {data.examples.length === 0 ? null : (
        <ul aria-label={t.examples}>
          {data.examples.map(({ personName, title, unitName }) => (
            <li key={`${personName} ${title} ${unitName}`}>
              {[personName, title, unitName].filter((part) => part !== '').join(', ')}
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}

function toRule({ title, unit, includesBelow, role }: RuleValues, boardId: string): Trial {
  if (role === '') throw new Error('A rule without a role cannot be sent')
  return { boardId, title: title.trim(), unitId: unit?.id ?? null, includesBelow, role }
}
