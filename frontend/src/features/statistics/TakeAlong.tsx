import { may } from '@/api/resource'
import { buttonClass } from '@/ui/button/Button'
import { CopyAction } from '@/ui/charts/FigureActions'
import type { ChartTable } from '@/ui/charts/figure'
import { Icon } from '@/ui/icon/Icon'
import { t } from './messages.sv'
import type { FileFormat } from './queries'
import styles from './StatisticsPage.module.css'

const FORMATS = ['xlsx', 'pdf'] as const

interface Props {
  /** What was answered, with its links to the files. */
  data: Parameters<typeof may>[0]
  address: (format: FileFormat) => string
  /** What is copied for a text. */
  title: string
  sentence: string
  table: ChartTable
}

/** The whole page as one file, made from the same counting, and its figures for a text. */
export function TakeAlong({ data, address, ...copied }: Props) {
  return (
    <div className={styles.take} data-print="no">
      {FORMATS.filter((format) => may(data, format)).map((format) => (
        <a key={format} href={address(format)} download className={buttonClass('secondary')}>
          <Icon name="download" />
          <span>{t.take[format]}</span>
        </a>
      ))}
      <CopyAction {...copied} />
    </div>
  )
}
