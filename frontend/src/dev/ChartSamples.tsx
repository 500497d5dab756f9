import { Card } from '@/ui/card/Card'
import { BarChart } from '@/ui/charts/BarChart'
import { ControlChart } from '@/ui/charts/ControlChart'
import { LineChart } from '@/ui/charts/LineChart'
import { StackedBar } from '@/ui/charts/StackedBar'
import styles from './Gallery.module.css'

const CATEGORIES = [
  { label: 'Dokumentation', value: 134, before: 121, extra: '25 %' },
  { label: 'Utföra insats', value: 112, before: 140, extra: '21 %' },
  { label: 'Samverkan med andra huvudmän och myndigheter', value: 87, before: 80, extra: '16 %' },
  { label: 'Övriga (kategorier med färre än tio)', value: 24, before: 31, extra: '4 %', rest: true },
]
const MONTHS = ['sep', 'okt', 'nov', 'dec', 'jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug']
const NOW = [41, 52, 47, 33, 50, 58, 61, 44, 49, 37, 22, 50]
const BEFORE = [38, 40, 51, 30, 47, 49, 55, 40, 42, 35, 25, null]
const FEWER = [41, 52, 47, 33, 50, 58, 44, 21, 19, 17, 22, 15]
const CHART_TEXT = {
  rules: ['Utanför gränserna', 'Två av tre långt från', 'Fyra av fem en bit från', 'Åtta i rad'],
  words: { mean: 'Det vanliga', limit: 'Gränser för slumpen' },
}
const TIMES = ['Högst 30 dagar', '31–90 dagar', 'Mer än 90 dagar', 'Öppna']

export function ChartSamples() {
  return (
    <div className={styles.grid}>
      <Card>
        <BarChart
          title="Avvikelser per kategori"
          summary="Flest avvikelser gäller dokumentation, 134 av 544."
          note="544 avvikelser 1 sep 2023–31 aug 2024. Strecket visar föregående period."
          bars={CATEGORIES}
          table={{
            columns: ['Kategori', 'Antal', 'Föregående'],
            rows: CATEGORIES.map((bar) => [bar.label, bar.value, bar.before]),
            foot: ['Alla', 357, 372],
          }}
        />
      </Card>
      <Card>
        <LineChart
          title="Avvikelser per månad"
          summary="Antalet per månad var mellan 22 och 61."
          steps={MONTHS}
          lines={[
            { name: '2023/24', values: NOW },
            { name: '2022/23', values: BEFORE },
          ]}
          table={{
            columns: ['Månad', '2023/24', '2022/23'],
            rows: MONTHS.map((month, i) => [month, NOW[i] ?? 0, BEFORE[i] ?? '–']),
          }}
        />
      </Card>
      <Card>
        <ControlChart
          {...CHART_TEXT}
          title="Post som kom fel, per månad"
          summary="I genomsnitt 46 i månaden. Senast avvek augusti."
          steps={MONTHS}
          points={FEWER.map((value, i) => ({
            value,
            lower: 20,
            upper: 72,
            rule: [9, 11].includes(i) ? 1 : undefined,
          }))}
          means={[{ from: 0, value: 46 }]}
          markers={[{ at: 7, text: '1 april 2026: Ny rutin för adresser' }]}
          shown={String}
          table={{ columns: ['Månad', 'Antal'], rows: MONTHS.map((month, i) => [month, FEWER[i] ?? 0]) }}
        />
      </Card>
      <Card>
        <StackedBar
          title="Handläggningstid"
          summary="357 av 544 blev klara inom 30 dagar."
          series={TIMES}
          rows={[
            { label: 'Hela nämnden', values: [357, 96, 48, 43] },
            { label: 'Vuxna', values: [120, 40, 22, 11] },
          ]}
          table={{
            columns: ['Del', ...TIMES],
            rows: [
              ['Hela nämnden', 357, 96, 48, 43],
              ['Vuxna', 120, 40, 22, 11],
            ],
          }}
        />
      </Card>
    </div>
  )
}
