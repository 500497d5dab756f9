import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import type { Me } from '@/api/me'
import { Alert } from '@/ui/alert/Alert'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Refusal } from '@/ui/refusal/Refusal'
import { SelectField } from '@/ui/select-field/SelectField'
import { handIn, type Imported, importQuery } from '../queries'
import { ColumnTable } from './ColumnTable'
import { FileChoice } from './FileChoice'
import { asBase64, fileFault, nameOf, UnreadableFile } from './file'
import styles from './ImportPage.module.css'
import { t } from './messages.sv'

interface Props {
  boards: Me['boards']
  boardId: string
  onBoard: (boardId: string) => void
  /** The board's benefits, as the file may call them. */
  benefits: readonly string[]
  onReceived: (importId: string) => void
}

/** A whole file of decisions: how a municipality with a spreadsheet begins. */
export function ImportPage({ boards, boardId, onBoard, benefits, onReceived }: Props) {
  return (
    <>
      <PageHeader back={<BackLink to="/ej-verkstallda">{t.back}</BackLink>} title={t.title} lead={t.lead} />
      <div className={styles.page}>
        <HandIn boards={boards} boardId={boardId} onBoard={onBoard} onReceived={onReceived} />
        <ColumnTable benefits={benefits} />
      </div>
    </>
  )
}

function HandIn({ boards, boardId, onBoard, onReceived }: Omit<Props, 'benefits'>) {
  const id = useId()
  const sending = useHandingIn(boardId, onReceived)
  return (
    <form noValidate onSubmit={sending.submit} className={styles.form}>
      <ErrorSummary faults={sending.summary(id)} />
      <Card>
        {boards.length > 1 ? (
          <SelectField
            label={t.board}
            empty={null}
            choices={boards.map((board) => ({ value: board.id, label: board.name }))}
            value={boardId}
            onChange={(event) => onBoard(event.target.value)}
          />
        ) : null}
        <FileChoice id={id} file={sending.file} error={sending.fault} onChoose={sending.choose} />
        <Unusable received={sending.received} />
        <Refusal error={sending.error} />
        <ButtonRow>
          <Button type="submit" kind="primary" pending={sending.isPending} pendingText={t.sending}>
            {t.send}
          </Button>
        </ButtonRow>
      </Card>
    </form>
  )
}

/** Why the file was not taken in at all. */
export function Unusable({ received }: { received: Imported | undefined }) {
  if (received?.status !== 'failed') return null
  return (
    <Alert tone="danger" live title={t.unusable}>
      {received.rejections.map(({ problem }) => (
        <p key={problem.detail}>{problem.detail}</p>
      ))}
    </Alert>
  )
}

/** Checks a file when it is to be sent, sends it, and stays here when it cannot be used. */
function useHandingIn(boardId: string, onReceived: Props['onReceived']) {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<{ file: File; key: string } | null>(null)
  const [faults, setFaults] = useState<readonly string[]>([])
  const sending = useMutation({
    mutationFn: async ({ file, key }: { file: File; key: string }) =>
      handIn({ fileName: nameOf(file), content: await asBase64(file), boardId }, key),
    onSuccess: (received) => {
      client.setQueryData(importQuery(received.id).queryKey, received)
      if (received.status !== 'failed') onReceived(received.id)
    },
    onError: (error) => {
      if (error instanceof UnreadableFile) setFaults([t.faults.unreadable])
    },
  })
  return {
    file: chosen?.file ?? null,
    fault: faults[0],
    summary: (field: string) => faults.map((text) => ({ field, text })),
    received: sending.data,
    error: sending.error,
    isPending: sending.isPending,
    choose: (file: File) => {
      sending.reset()
      setFaults([])
      setChosen({ file, key: crypto.randomUUID() })
    },
    submit: (event: FormEvent) => {
      event.preventDefault()
      const fault = fileFault(chosen?.file ?? null)
      setFaults(fault === null ? [] : [fault])
      if (fault === null && chosen !== null && !sending.isPending) sending.mutate(chosen)
    },
  }
}
