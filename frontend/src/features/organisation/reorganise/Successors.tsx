import type { SuccessionKind } from '@/domain/organisation.sv'
import { UnitField } from '@/domain/UnitField'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { FieldError } from '@/ui/field/Field'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { UnitFields } from '../units/UnitFields'
import type { PartProps } from './EndingUnits'
import { t } from './messages.sv'
import styles from './Reorganise.module.css'
import { below, emptySuccessor, endingOf, MOST, type SuccessorValues } from './reorganisation'

const MODES = Object.entries(t.modes).map(([value, label]) => ({ value, label }))

/** The units that take over, each with what stands about it. */
export function Successors(props: PartProps & { kind: SuccessionKind; boardId: string }) {
  const { values, change, fault, id, units, kind } = props
  const { successors } = values
  const inTheWay = kind === 'split' ? below(values, units).length : 0
  return (
    <>
      <h2 className={styles.heading}>{t.becomes[kind]}</h2>
      {inTheWay === 0 ? null : (
        <Alert tone="warn" live>
          {t.splitBelow(endingOf(values)[0]?.label ?? '', inTheWay)}
        </Alert>
      )}
      <FieldError id={id('successors')} text={fault('successors')} />
      {successors.map((successor, i) => (
        <Successor key={successor.key} {...props} successor={successor} i={i} />
      ))}
      {kind === 'split' && successors.length < MOST ? (
        <div>
          <Button
            icon="plus"
            onClick={() => change({ successors: [...successors, emptySuccessor(alike(successors))] })}
          >
            {t.addSuccessor}
          </Button>
        </div>
      ) : null}
    </>
  )
}

/** A further unit is most often of the same kind and in the same place as the one before. */
function alike(successors: readonly SuccessorValues[]): Partial<SuccessorValues> {
  const last = successors.at(-1)
  return last === undefined ? {} : { kind: last.kind, area: last.area, parent: last.parent }
}

function Successor({
  successor,
  i,
  values,
  change,
  fault,
  id,
  units,
  kind,
  boardId,
}: PartProps & { successor: SuccessorValues; i: number; kind: SuccessionKind; boardId: string }) {
  const { successors } = values
  const ending = endingOf(values)
  const set = (part: Partial<SuccessorValues>) =>
    change({ successors: successors.map((other) => (other === successor ? { ...other, ...part } : other)) })
  const name = (field: string) => `successors.${i}.${field}`
  const staying = units.filter((unit) => !ending.some((one) => one.id === unit.id))
  const isMany = kind === 'split'
  return (
    <Card
      {...(isMany ? { title: t.successor(i + 1), level: 3 as const } : {})}
      aside={
        isMany && successors.length > 2 ? (
          <Button
            kind="quiet"
            icon="close"
            onClick={() => change({ successors: successors.filter((other) => other !== successor) })}
          >
            {t.removeSuccessor(i + 1)}
          </Button>
        ) : null
      }
    >
      {kind === 'move' ? null : (
        <RadioGroup
          name={`${successor.key}-mode`}
          label={t.mode}
          look="inline"
          choices={MODES}
          value={successor.mode}
          input={{ onChange: (event) => set({ mode: event.target.value as SuccessorValues['mode'] }) }}
        />
      )}
      {successor.mode === 'existing' ? (
        <UnitField
          id={id(name('unit'))}
          label={t.existing}
          required
          error={fault(name('unit'))}
          units={staying}
          value={successor.unit}
          onChange={(unit) => set({ unit })}
        />
      ) : (
        <UnitFields
          boardId={boardId}
          units={staying}
          fields={{
            values: successor,
            change: set,
            fault: (field) => fault(name(field)),
            id: (field) => id(name(field)),
          }}
          managerHint={kind === 'merge' && ending.length > 1 ? t.mergedManagerHint : t.sameManagerHint}
        />
      )}
    </Card>
  )
}
