import { type DragEvent, useState } from 'react'
import { buttonClass } from '@/ui/button/Button'
import { controlProps, Field, useFieldIds } from '@/ui/field/Field'
import { Icon } from '@/ui/icon/Icon'
import styles from './FileChoice.module.css'
import { MOST_BYTES, sizeText } from './file'
import { t } from './messages.sv'

interface Props {
  id: string
  file: File | null
  error: string | undefined
  onChoose: (file: File) => void
}

/** A file from the device: a button that opens the device's own dialog, or dropped on the frame. */
export function FileChoice({ id, file, error, onChoose }: Props) {
  const hint = t.fileHint(sizeText(MOST_BYTES))
  const ids = useFieldIds({ id, hint, error })
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent, state: boolean) => {
    event.preventDefault()
    setOver(state)
  }
  const drop = (event: DragEvent) => {
    over(event, false)
    const [dropped] = event.dataTransfer.files
    if (dropped !== undefined) onChoose(dropped)
  }
  return (
    <Field label={t.file} hint={hint} error={error} required ids={ids}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping is an extra way; the button does the same */}
      <div
        className={styles.frame}
        data-over={isOver}
        onDragOver={(event) => over(event, true)}
        onDragLeave={(event) => over(event, false)}
        onDrop={drop}
      >
        <input
          type="file"
          accept=".csv,.txt,.xlsx,.xls,.xlsb,.ods"
          {...controlProps(ids, { error, required: true })}
          aria-required={undefined}
          className={styles.input}
          onClick={(event) => {
            event.currentTarget.value = '' // so that the same file can be chosen again when it has been mended
          }}
          onChange={(event) => {
            const [chosen] = event.target.files ?? []
            if (chosen !== undefined) onChoose(chosen)
          }}
        />
        <label htmlFor={ids.control} className={buttonClass('secondary')}>
          <Icon name="document" />
          {t.choose}
        </label>
        <p role="status" className={styles.name}>
          {file === null ? '' : t.chosen(file.name, sizeText(file.size))}
        </p>
      </div>
    </Field>
  )
}
