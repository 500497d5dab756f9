import type { Me } from '@/api/me'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { SelectField } from '@/ui/select-field/SelectField'
import { ColumnTable } from './ColumnTable'
import { EarlierFiles } from './EarlierFiles'
import { FileChoice } from './FileChoice'
import { asBase64, fileFault, nameOf } from './file'
import type { FileKind } from './kinds'
import { t } from './messages.sv'
import { handIn, type ImportColumn, type Imported, importQuery } from './queries'

interface Props {
  kind: FileKind
  boards: Me['boards']
  boardId: string
  onBoard: (boardId: string) => void
  columns: readonly ImportColumn[]
  /** The board's benefits, as the file may call them. */
  benefits: readonly string[]
  onReceived: (importId: string) => void
  /** Only the earlier files that wait, and the way to all of them. */
  waits: boolean
  onAll: () => void
}

/** A whole file of rows: how a municipality with a spreadsheet begins. */
export function ImportPage({ kind, columns, benefits, waits, onAll, ...choice }: Props) {
  return (
    <>
      <PageHeader back={kind.back} title={kind.words.title} lead={kind.words.lead} />
      <Stack width="page">
        <HandIn kind={kind} {...choice} />
        <EarlierFiles kind={kind} waits={waits} onAll={onAll} />
        <ColumnTable kind={kind} columns={columns} benefits={benefits} />
      </Stack>
    </>
  )
}

/** Checks a file when it is to be sent, sends it, and stays here when it cannot be used. */
function HandIn({
  kind: { of, words },
  boards,
  boardId,
  onBoard,
  onReceived,
}: Omit<Props, 'columns' | 'benefits' | 'waits' | 'onAll'>) {
  const action = useAction<{ file: File | null }, Imported>({
    kind: `${of}-import`,
    start: { file: null },
    validate: ({ file }) => {
      const fault = fileFault(file, words)
      return fault === null ? {} : { file: fault }
    },
    fieldOf: { fileName: 'file', content: 'file' },
    isKept: true,
    send: async ({ file }, how) => {
      if (file === null) throw new Error('An import without a file cannot be sent')
      const content = await asBase64(file)
      return handIn(of, { fileName: nameOf(file), content, boardId, isDryRun: true }, how)
    },
    query: ({ id }) => importQuery(of, id),
    says: null,
    onSaved: ({ id }, isEarlier) => {
      if (isEarlier) toast(sv.arrivedEarlier)
      onReceived(id)
    },
  })
  return (
    <EditForm action={action} save={t.send} saving={t.sending}>
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
        <FileChoice
          id={action.id('file')}
          file={action.values.file}
          error={action.fault('file')}
          onChoose={(file) => {
            action.forgive()
            action.change({ file })
          }}
        />
      </Card>
    </EditForm>
  )
}
