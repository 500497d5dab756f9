import type { Me } from '@/api/me'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { SelectField } from '@/ui/select-field/SelectField'
import { ColumnTable } from './ColumnTable'
import { EarlierFiles } from './EarlierFiles'
import { FileChoice } from './FileChoice'
import { asBase64, fileFault, nameOf } from './file'
import { t } from './messages.sv'
import { handIn, type ImportColumn, type Imported, importQuery } from './queries'

interface Props {
  boards: Me['boards']
  boardId: string
  onBoard: (boardId: string) => void
  columns: readonly ImportColumn[]
  /** The board's benefits, as the file may call them. */
  benefits: readonly string[]
  onReceived: (importId: string) => void
}

/** A whole file of decisions: how a municipality with a spreadsheet begins. */
export function ImportPage({ boards, boardId, onBoard, columns, benefits, onReceived }: Props) {
  return (
    <>
      <PageHeader back={<BackLink to="/ej-verkstallda">{t.back}</BackLink>} title={t.title} lead={t.lead} />
      <Stack width="page">
        <HandIn boards={boards} boardId={boardId} onBoard={onBoard} onReceived={onReceived} />
        <EarlierFiles />
        <ColumnTable columns={columns} benefits={benefits} />
      </Stack>
    </>
  )
}

/** Checks a file when it is to be sent, sends it, and stays here when it cannot be used. */
function HandIn({ boards, boardId, onBoard, onReceived }: Omit<Props, 'columns' | 'benefits'>) {
  const action = useAction<{ file: File | null }, Imported>({
    kind: 'decision-import',
    start: { file: null },
    validate: ({ file }) => {
      const fault = fileFault(file)
      return fault === null ? {} : { file: fault }
    },
    fieldOf: { fileName: 'file', content: 'file' },
    isKept: true,
    send: async ({ file }, how) => {
      if (file === null) throw new Error('An import without a file cannot be sent')
      const content = await asBase64(file)
      return handIn({ fileName: nameOf(file), content, boardId, isDryRun: true }, how)
    },
    query: ({ id }) => importQuery(id),
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
