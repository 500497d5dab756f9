import { type RefObject, use, useState } from 'react'
import { announce } from '@/lib/announce'
import { downloadCsv } from '@/lib/csv'
import { download, fileName } from '@/lib/download'
import { toast } from '@/lib/toasts'
import { Icon, type IconName } from '../icon/Icon'
import styles from './ChartFigure.module.css'
import { type ChartTable, linesOf, SourceOfFigures } from './figure'
import { t } from './messages.sv'

/** Fetched when somebody takes something along, which most who look do not. */
const taking = () => import('./taking')

interface Taken {
  title: string
  sentence: string
  table: ChartTable
}

/** The figure for a text: a sentence, the table, and where it came from. */
export function CopyAction({ title, sentence, table }: Taken) {
  const { line } = use(SourceOfFigures)
  const [isRefused, setRefused] = useState(false)
  const copy = async () => {
    setRefused(false)
    try {
      const { copyFigures } = await taking()
      await copyFigures({ sentence, table, source: line })
      toast(t.copied(title))
    } catch {
      setRefused(true)
      announce(t.notCopied)
    }
  }
  return (
    <>
      <Take icon="copy" text={t.copy} onClick={() => void copy()} />
      {isRefused ? <p className="muted">{t.notCopied}</p> : null}
    </>
  )
}

/** The figure as a file: its table, and its picture where it has one. */
export function FileActions({ title, table, figure }: Taken & { figure?: RefObject<HTMLElement | null> }) {
  const { line, fileName: of } = use(SourceOfFigures)
  const name = (kind: string) => `${fileName(of, title)}.${kind}`
  const csv = () => downloadCsv(name('csv'), [...linesOf(table), ...(line === '' ? [] : [[line]])])
  const picture = async (kind: 'svg' | 'png') => {
    const { pictureOf, asPng } = await taking()
    if (!figure?.current) return
    const drawn = pictureOf(figure.current, title, line)
    download(name(kind), kind === 'png' ? await asPng(drawn) : new Blob([drawn], { type: 'image/svg+xml' }))
  }
  return (
    <p className={styles.actions} data-print="no">
      <Take icon="download" text={t.csv} onClick={csv} />
      {figure === undefined ? null : (
        <>
          <Take icon="download" text={t.svg} onClick={() => void picture('svg')} />
          <Take icon="download" text={t.png} onClick={() => void picture('png')} />
        </>
      )}
    </p>
  )
}

function Take({ icon, text, onClick }: { icon: IconName; text: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.take} onClick={onClick}>
      <Icon name={icon} size={18} />
      {text}
    </button>
  )
}
