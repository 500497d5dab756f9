import { may } from '@/api/resource'
import { buttonClass } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Icon } from '@/ui/icon/Icon'
import { t } from '../messages.sv'
import { fileAddress, type Report } from '../queries'
import styles from './Files.module.css'

const FORMATS = {
  content: ['pdf', 'csv', 'json'],
  sheets: ['pdf', 'csv', 'json'],
  'council-statistics': ['pdf', 'docx', 'csv', 'json'],
  'auditor-report': ['pdf', 'csv', 'json'],
} as const
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
                <a
                  key={format}
                  href={fileAddress(report.id, name, format)}
                  download
                  aria-label={t.download(t.fileNames[name], format)}
                  className={`${buttonClass('secondary')} ${styles.format}`}
                >
                  <Icon name="download" size={16} />
                  {format.toUpperCase()}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
