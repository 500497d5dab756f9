import { may } from '@/api/resource'
import { buttonClass } from '@/ui/button/Button'
import { CopyAction } from '@/ui/charts/FigureActions'
import { Icon } from '@/ui/icon/Icon'
import { keyTable } from './figures'
import { t } from './messages.sv'
import { type Asked, fileAddress, type Statistics } from './queries'
import styles from './StatisticsPage.module.css'

const FORMATS = ['xlsx', 'pdf'] as const

/** The whole page as one file, made from the same counting, and the key figures for a text. */
export function TakeAlong({ data, asked }: { data: Statistics; asked: Asked }) {
  return (
    <div className={styles.take} data-print="no">
      {FORMATS.filter((format) => may(data, format)).map((format) => (
        <a key={format} href={fileAddress(asked, format)} download className={buttonClass('secondary')}>
          <Icon name="download" />
          <span>{t.take[format]}</span>
        </a>
      ))}
      <CopyAction
        title={t.take.keys}
        sentence={t.take.sentence(data.scope, data.reports)}
        table={keyTable(data)}
      />
    </div>
  )
}
