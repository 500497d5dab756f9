import { useState } from 'react'
import { announce } from '@/lib/announce'
import { Button } from '@/ui/button/Button'
import { Link } from '@/ui/link/Link'
import { type Field, PERSON_NUMBER } from './fields'
import { KEYED } from './keyed'
import { t } from './messages.sv'
import styles from './SheetPage.module.css'

interface Props {
  field: Field
  decisionId: string
  /** Goes on to what is keyed next. */
  onCopied: () => void
}

/** One field of the form with its value and a button that copies it. */
export function CopyField({ field: { label, value }, decisionId, onCopied }: Props) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
      announce(t.copied(label))
      onCopied()
    } catch {
      setState('failed')
      announce(t.copyFailed)
    }
  }
  return (
    <div className={styles.field}>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <Missing label={label} decisionId={decisionId} />
        ) : (
          <p className="prose">{value}</p>
        )}
        {state === 'failed' ? <p className={styles.failed}>{t.copyFailed}</p> : null}
      </dd>
      {value === null ? null : (
        <dd className={styles.copy} data-print="no">
          <Button
            kind="quiet"
            {...KEYED}
            icon={state === 'copied' ? 'check' : 'document'}
            onClick={() => void copy(value)}
          >
            {state === 'copied' ? t.copiedShort : t.copy}
            <span className="visually-hidden"> {label.toLowerCase()}</span>
          </Button>
        </dd>
      )}
    </div>
  )
}

function Missing({ label, decisionId }: { label: string; decisionId: string }) {
  if (label !== PERSON_NUMBER) return <span className="muted">{t.empty}</span>
  return (
    <>
      <span className="muted">{t.identity}</span>{' '}
      <Link to="/ej-verkstallda/$id" params={{ id: decisionId }}>
        {t.toDecision}
      </Link>
    </>
  )
}
