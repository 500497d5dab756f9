import { may } from '@/api/resource'
import { sv } from '@/messages/sv'
import { buttonClass } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Icon } from '@/ui/icon/Icon'
import { t } from '../messages.sv'
import { fileAddress, type Report } from '../queries'
import styles from './Files.module.css'

const FORMATS = {
  content: ['pdf', 'csv'],
  sheets: ['pdf', 'csv'],
  'council-statistics': ['pdf', 'docx', 'csv'],
  'auditor-report': ['pdf', 'csv'],
} as const
/** What other systems read. People have no use for it. */
const FOR_SYSTEMS = 'json'
type Name = keyof typeof FORMATS

/** Every file of the report that the caller may have. */
export function Files({ report }: { report: Report }) {
  const names = (Object.keys(FORMATS) as Name[]).filter((name) => may(report, `${name}-pdf`))
  if (names.length === 0) return null
  return (
    <Card title={t.files}>
      <ul className={styles.list}>
        {names.map((name) => (
          <li key={name}>
            <h3 className={styles.name}>{t.fileNames[name]}</h3>
            <p className={styles.note}>{t.fileNotes[name]}</p>
            <p className={styles.formats}>
              {FORMATS[name].map((format) => (
                <FileLink key={format} report={report} name={name} format={format}>
                  {t.formats[format]}
                </FileLink>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <Details summary={sv.details}>
        <p className={styles.note}>{t.forSystems}</p>
        <p className={styles.formats}>
          {names.map((name) => (
            <FileLink key={name} report={report} name={name} format={FOR_SYSTEMS}>
              {t.fileNames[name]}
            </FileLink>
          ))}
        </p>
      </Details>
    </Card>
  )
}

interface LinkProps {
  report: Report
  name: Name
  format: keyof typeof t.formats
  children: string
}

function FileLink({ report, name, format, children }: LinkProps) {
  return (
    <a
      href={fileAddress(report.id, name, format)}
      download
      aria-label={t.download(t.fileNames[name], t.formats[format])}
      className={`${buttonClass('secondary')} ${styles.format}`}
    >
      <Icon name="download" size={16} />
      {children}
    </a>
  )
}
