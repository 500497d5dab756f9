import { useState } from 'react'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { ChipGroup } from '@/ui/chip-group/ChipGroup'
import { Details } from '@/ui/details/Details'
import { Disclosure } from '@/ui/disclosure/Disclosure'
import { Facts } from '@/ui/facts/Facts'
import { FilterPanel } from '@/ui/filter-panel/FilterPanel'
import { type Answer, Listing, whole } from '@/ui/listing/Listing'
import { Pagination } from '@/ui/pagination/Pagination'
import { RiskMatrix, RiskMatrixPicker } from '@/ui/risk-matrix/RiskMatrix'
import { SearchForm } from '@/ui/search-form/SearchForm'
import { SortHeader } from '@/ui/table/SortHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { Timeline } from '@/ui/timeline/Timeline'
import styles from './Gallery.module.css'

const STEPS = ['Liten', 'Måttlig', 'Betydande', 'Allvarlig'].map((label, i) => ({ value: i + 1, label }))
const LIKELY = ['Mycket sällan', 'Sällan', 'Ibland', 'Ofta'].map((label, i) => ({ value: i + 1, label }))
const LEVELS = [
  { from: 1, label: 'Låg' },
  { from: 3, label: 'Måttlig' },
  { from: 6, label: 'Hög' },
  { from: 9, label: 'Kritisk' },
]
const ROWS = [
  {
    id: 'AVV-1042',
    title: 'Boendestöd uteblev två gånger',
    unit: 'Boendestöd Norr',
    state: 'Inkommen',
    days: 12,
  },
  {
    id: 'AVV-1041',
    title: 'Fel mottagare av beslut',
    unit: 'Försörjningsstöd 2',
    state: 'Under utredning',
    days: 3,
  },
]
const STATES = [
  { value: 'open', label: 'Öppna' },
  { value: 'closed', label: 'Avslutade' },
]
const WORDS = {
  one: 'avvikelse',
  many: 'avvikelser',
  nothingYet: 'Inga avvikelser ännu',
  nothingYetText: 'När någon rapporterar syns det här.',
  nothingFits: 'Ingen avvikelse passar',
}
const BEYOND: Answer<string> = { ...whole<string>([]), data: { items: [], total: 12 } }
const EVENTS = [
  { id: '1', at: '2026-11-18T08:12:00Z', title: 'Rapporterad', by: 'Anna Berg', icon: 'document' as const },
  {
    id: '2',
    at: '2026-11-19T13:40:00Z',
    title: 'Komplettering',
    by: 'Anna Berg',
    icon: 'plus' as const,
    body: 'Kollegan på kvällspasset bekräftar att dörren var låst.',
  },
  {
    id: '3',
    at: '2026-11-22T09:02:00Z',
    title: 'Bedömd: utredning startad',
    by: 'Karin Lund',
    icon: 'check' as const,
  },
]

export function ContentSamples() {
  const [sort, setSort] = useState('-days')
  const [risk, setRisk] = useState<{ likelihood: number; consequence: number } | null>({
    likelihood: 3,
    consequence: 2,
  })
  return (
    <div className="stack-l">
      <Card title="Tabell" flush aside={<Badge tone="accent">2 avvikelser</Badge>}>
        <Table
          caption="Avvikelser"
          stack
          head={
            <>
              <HeadCell>Nummer</HeadCell>
              <HeadCell>Vad</HeadCell>
              <HeadCell>Enhet</HeadCell>
              <HeadCell>Läge</HeadCell>
              <SortHeader column="days" sort={sort} onSort={setSort} number>
                Dagar
              </SortHeader>
            </>
          }
        >
          {ROWS.map((row) => (
            <tr key={row.id}>
              <Cell row>
                <a href="/__ui">{row.id}</a>
              </Cell>
              <Cell>{row.title}</Cell>
              <Cell label="Enhet">{row.unit}</Cell>
              <Cell label="Läge">
                <Badge tone="info">{row.state}</Badge>
              </Cell>
              <Cell label="Dagar" number>
                {row.days}
              </Cell>
            </tr>
          ))}
        </Table>
        <Pagination page={4} limit={20} total={431} />
      </Card>
      <FilterPanel
        chosen={1}
        search={<SearchForm label="Sök i texten" text="nyckel" onText={() => setSort('days')} />}
        quick={<ChipGroup label="Läge" choices={STATES} chosen={['open']} onChange={() => setSort('days')} />}
        details={<p>Fler val</p>}
        isDetailed
        inWords={['Pågår']}
        onClear={() => setSort('days')}
      />
      <Listing answer={whole<string>([])} words={WORDS} isNarrowed>
        {() => null}
      </Listing>
      <Listing answer={BEYOND} words={WORDS} paging={{ page: 9, limit: 20 }}>
        {() => null}
      </Listing>
      <div className={styles.grid}>
        <Card title="Händelser">
          <Timeline entries={EVENTS} />
        </Card>
        <Card title="Fakta">
          <Facts
            columns
            facts={[
              { term: 'Enhet', value: 'Boendestöd Norr' },
              { term: 'Ansvarig', value: 'Karin Lund' },
              {
                term: 'Tid kvar',
                value: (
                  <Badge tone="warn" icon="clock">
                    2 dagar kvar
                  </Badge>
                ),
              },
              { term: 'Tom', value: null },
            ]}
          />
          <p className="row">
            <Badge>Inkommen</Badge> <Badge tone="info">Under utredning</Badge>{' '}
            <Badge tone="ok" icon="check">
              Avslutad
            </Badge>
            <Badge tone="danger" icon="alert">
              3 dagar försenat
            </Badge>{' '}
            <Badge tone="accent">Risk</Badge>
          </p>
          <Details summary="Så räknas tiden">
            <p>Fem dagar från att rapporten kom in.</p>
          </Details>
          <Disclosure label="Fler val" align="start">
            <p>Innehåll i panelen</p>
          </Disclosure>
        </Card>
      </div>
      <Card title="Riskmatris">
        <RiskMatrix caption="Avvikelser per risk" likelihoods={LIKELY} consequences={STEPS} levels={LEVELS} />
        <RiskMatrixPicker
          name="g-risk"
          likelihoods={LIKELY}
          consequences={STEPS}
          levels={LEVELS}
          value={risk}
          onChange={setRisk}
        />
      </Card>
    </div>
  )
}
