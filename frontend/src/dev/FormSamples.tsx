import { useState } from 'react'
import { Button, ButtonRow, IconButton } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import styles from './Gallery.module.css'

const KINDS = [
  { value: 'deviation', label: 'Avvikelse', hint: 'Något blev inte som det skulle' },
  { value: 'risk', label: 'Risk', hint: 'Något kan gå fel om inget görs' },
  { value: 'idea', label: 'Förslag', hint: 'Något kan bli bättre' },
]
const UNITS = [
  { id: '1', label: 'Boendestöd Norr', detail: 'Vuxna › Öppenvård' },
  { id: '2', label: 'Familjehem och jour', detail: 'Barn och unga' },
  { id: '3', label: 'Försörjningsstöd 2', detail: 'Ekonomiskt bistånd' },
]
const FAULTS = [
  { field: 'g-title', text: 'Ange en rubrik' },
  { field: null, text: 'Servern svarade inte' },
]

export function FormSamples() {
  const [date, setDate] = useState('20261103')
  const [unit, setUnit] = useState<string | null>('1')
  return (
    <div className={styles.grid}>
      <Card title="Textfält">
        <TextField label="Rubrik" hint="Skriv kort. Inga namn eller personnummer." />
        <TextField label="Rubrik med fel" id="g-title" error="Ange en rubrik" required />
        <TextField label="Antal händelser" width="short" inputMode="numeric" defaultValue="12" />
        <TextArea
          label="Vad hände?"
          limit={60}
          defaultValue="Insatsen utfördes inte enligt beslutet under två veckor."
        />
        <TextArea
          label="Vad gjordes genast?"
          error="Beskriv vad som gjordes"
          limit={40}
          defaultValue="En alldeles för lång text som går över sin gräns."
        />
      </Card>
      <Card title="Val">
        <SelectField
          label="Lagområde"
          choices={[
            { value: 'sol', label: 'Socialtjänstlagen (SoL)' },
            { value: 'lss', label: 'LSS' },
          ]}
        />
        <RadioGroup
          label="Vad vill du berätta?"
          name="g-kind"
          choices={KINDS}
          look="cards"
          input={{ defaultChecked: false }}
        />
        <RadioGroup
          label="Vem drabbades?"
          name="g-who"
          look="inline"
          choices={[
            { value: 'one', label: 'En person' },
            { value: 'several', label: 'Flera' },
          ]}
        />
        <RadioGroup
          label="Omedelbar fara?"
          name="g-danger"
          error="Välj ja eller nej"
          required
          choices={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nej' },
          ]}
        />
        <CheckboxField
          label="Jag rapporterar åt en kollega"
          hint="Kollegans namn syns bara för den som handlägger."
        />
        <CheckboxField label="Jag har läst texten" error="Bekräfta att du har läst texten" />
      </Card>
      <Card title="Datum och sökval">
        <DateField label="Datum" value={date} onChange={setDate} max="2026-11-22" />
        <DateField
          label="Datum med fel"
          value="2026-02-31"
          onChange={setDate}
          error="Ange ett datum som finns, till exempel 2026-02-28"
        />
        <ComboBox
          label="Enhet"
          items={UNITS}
          value={unit}
          onChange={setUnit}
          hint="Skriv några bokstäver i namnet"
        />
        <ComboBox
          label="Handläggare"
          items={UNITS}
          value={null}
          onChange={setUnit}
          error="Välj en handläggare"
          required
        />
      </Card>
      <Card title="Knappar">
        <ButtonRow>
          <Button kind="primary">Skicka rapporten</Button>
          <Button>Spara utkast</Button>
          <Button kind="quiet">Avbryt</Button>
        </ButtonRow>
        <ButtonRow>
          <Button kind="danger" icon="close">
            Ta bort rollen
          </Button>
          <Button kind="primary" pending pendingText="Skickar …">
            Skicka
          </Button>
          <IconButton icon="filter" label="Filtrera" />
        </ButtonRow>
        <ErrorSummary faults={FAULTS} />
      </Card>
    </div>
  )
}
