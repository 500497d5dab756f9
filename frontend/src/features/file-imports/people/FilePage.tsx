import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { FileChoice } from '../FileChoice'
import { asBase64, fileFault, nameOf } from '../file'
import { t } from './messages.sv'
import { fileQuery, handIn, type PeopleFile } from './queries'

/** A whole directory as a file, tried before anything is taken in. */
export function FilePage({ boardId, onReceived }: { boardId: string; onReceived: (id: string) => void }) {
  const action = useAction<{ file: File | null }, PeopleFile>({
    kind: 'directory-import',
    start: { file: null },
    validate: ({ file }) => {
      const fault = fileFault(file)
      return fault === null ? {} : { file: fault }
    },
    fieldOf: { fileName: 'file', content: 'file' },
    isKept: true,
    send: async ({ file }, how) => {
      if (file === null) throw new Error('An import without a file cannot be sent')
      return handIn({ fileName: nameOf(file), content: await asBase64(file), boardId, isDryRun: true }, how)
    },
    query: ({ id }) => fileQuery(id),
    says: null,
    onSaved: ({ id }) => onReceived(id),
  })
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/katalog" search={{ namnd: boardId }}>
            {t.back}
          </BackLink>
        }
        title={t.fileTitle}
        lead={t.fileLead}
      />
      <EditForm action={action} save={t.fileTry}>
        <Card>
          <FileChoice
            id={action.id('file')}
            file={action.values.file}
            error={action.fault('file')}
            onChoose={(file) => {
              action.forgive()
              action.change({ file })
            }}
          />
          <p className="muted">{t.fileColumns}</p>
        </Card>
      </EditForm>
    </>
  )
}
