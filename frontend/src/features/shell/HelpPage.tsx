import type { HelpSection, Key } from '@/domain/help'
import type { Page } from '@/domain/pages'
import { Card } from '@/ui/card/Card'
import { PageHeader } from '@/ui/page-header/PageHeader'
import styles from './HelpPage.module.css'
import { t } from './messages.sv'

/** Where one is, in a line. */
const LEAD = 'Avsnitten handlar om de sidor som din roll når.'
const asks = (title: string) => `Först står det som gäller sidan du kom från: ${title}.`

interface Props {
  sections: readonly HelpSection[]
  /** The page that one came from, whose section stands first. */
  page: Page | undefined
}

/** The help of every page one may open, the one that one came from first. */
export function HelpPage({ sections, page }: Props) {
  const asked = sections.filter(({ pages }) => page !== undefined && pages.includes(page))
  const others = sections.filter((section) => !asked.includes(section))
  return (
    <>
      <PageHeader title={t.help} lead={asked.length === 0 ? LEAD : asks(asked[0]?.title ?? '')} />
      <div className="stack-l">
        {[...asked, ...others].map((section) => (
          <Section key={section.title} {...section} />
        ))}
      </div>
    </>
  )
}

function Section({ title, text, rights = [], limits = [], keys = [] }: HelpSection) {
  return (
    <Card title={title}>
      <div className={styles.text}>
        {text.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {[...limits, ...rights].map(({ says }) => (
          <p key={says}>{says}</p>
        ))}
        {keys.length === 0 ? null : <Keys keys={keys} />}
      </div>
    </Card>
  )
}

function Keys({ keys }: { keys: readonly Key[] }) {
  return (
    <dl className={styles.keys}>
      {keys.map(({ keys: pressed, does }) => (
        <div key={pressed}>
          <dt>
            <kbd>{pressed}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The statement that the law on accessibility to digital public service asks for, as far as the product can know it. */
export function AccessibilityPage() {
  return (
    <>
      <PageHeader title="Tillgänglighet" lead="Så tillgängligt är systemet för dig som använder det." />
      <div className="stack-l">
        <Card title="Mål">
          <p>
            Systemet ska följa WCAG 2.2 på nivå AA. Det går att använda med enbart tangentbord, med
            skärmläsare, i mörkt läge, med höga kontraster och i 400 procents förstoring.
          </p>
        </Card>
        <Card title="Så kontrolleras det">
          <p>Varje sida prövas automatiskt vid varje ändring, i ljust och mörkt läge och på smal skärm.</p>
        </Card>
        <Card title="Kända brister">
          <p>
            Den här versionen är inte prövad för hand med skärmläsare. Hittar du en brist, berätta det för den
            som förvaltar systemet i din kommun.
          </p>
        </Card>
      </div>
    </>
  )
}
