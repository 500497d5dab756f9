import type { Chosen } from '@/domain/choices'
import { FoundField } from '@/domain/FoundField'
import { Button } from '@/ui/button/Button'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from './messages.sv'
import { findPeople } from './queries'

interface Props {
  matterId: string
  id: string
  error: string | undefined
  value: readonly Chosen[]
  onChange: (people: readonly Chosen[]) => void
}

/** Those whose acts or decisions are looked at: found one by one, and listed below. */
export function Examined({ matterId, value, onChange, ...field }: Props) {
  return (
    <div>
      <FoundField
        {...field}
        label={t.examined}
        hint={t.examinedHint}
        value={null}
        onChange={(person) => {
          if (person !== null && value.every(({ id }) => id !== person.id)) onChange([...value, person])
        }}
        among={['participants', 'candidates', matterId]}
        find={(typed) => findPeople(matterId, typed)}
      />
      {value.length === 0 ? null : (
        <RowList>
          {value.map(({ id, label }) => (
            <Row
              key={id}
              aside={
                <Button
                  kind="quiet"
                  aria-label={t.remove(label)}
                  onClick={() => onChange(value.filter((person) => person.id !== id))}
                >
                  {t.takeAway}
                </Button>
              }
            >
              {label}
            </Row>
          ))}
        </RowList>
      )}
    </div>
  )
}
