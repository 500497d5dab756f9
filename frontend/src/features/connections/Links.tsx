import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { linkKindLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { pageOf } from '@/domain/matters'
import { civilDate, shortDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Link } from '@/ui/link/Link'
import styles from './Around.module.css'
import { t } from './messages.sv'
import { linksQuery, type MatterLink } from './queries'
import { Warnings } from './Warnings'

const LinkDialog = lazy(() => import('./LinkDialog').then((file) => ({ default: file.LinkDialog })))
const StrikeDialog = lazy(() => import('./StrikeDialog').then((file) => ({ default: file.StrikeDialog })))

type Open = 'link' | MatterLink | null

/** What a matter hangs together with, and the way to link it. Nothing, where there is neither. */
export function Links({ matterId }: { matterId: string }) {
  const [open, setOpen] = useState<Open>(null)
  const { data } = useQuery(linksQuery(matterId))
  if (data === undefined) return null
  const mayLink = may(data, 'links')
  const standing = data.matterLinks.filter(({ struckAt }) => struckAt === null)
  const struck = data.matterLinks.filter(({ struckAt }) => struckAt !== null)
  if (data.matterLinks.length === 0 && !mayLink) return null
  const close = () => setOpen(null)
  return (
    <Card
      title={t.links}
      aside={
        mayLink ? (
          <Button icon="plus" onClick={() => setOpen('link')}>
            {t.link}
          </Button>
        ) : undefined
      }
    >
      <Warnings of={data.warnings} />
      {standing.length === 0 ? <p className="muted">{t.noLinks}</p> : null}
      <Rows links={standing} onStrike={setOpen} />
      {struck.length === 0 ? null : (
        <Details summary={t.struck(struck.length)}>
          <Rows links={struck} onStrike={setOpen} />
        </Details>
      )}
      <Suspense>
        {open === 'link' ? <LinkDialog matterId={matterId} onClose={close} /> : null}
        {open === null || open === 'link' ? null : (
          <StrikeDialog matterId={matterId} link={open} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}

function Rows({ links, onStrike }: { links: readonly MatterLink[]; onStrike: (link: MatterLink) => void }) {
  if (links.length === 0) return null
  return (
    <ul className={styles.rows}>
      {links.map((link) => (
        <li key={link.id} className={styles.row}>
          <div>
            <p className={styles.soft}>{labelOf(link)}</p>
            <p>
              <Link to={pageOf(link.matter.kind)} params={{ id: link.matter.id }}>
                {link.matter.reference} {link.matter.title}
              </Link>
            </p>
            <p className={styles.soft}>
              {link.matter.unitName} · {shortDate(civilDate(link.matter.reportedAt))}
            </p>
            {link.note === null ? null : <p className={styles.soft}>{link.note}</p>}
            {link.struckReason === null ? null : (
              <p className={styles.soft}>{t.because(link.struckReason)}</p>
            )}
          </div>
          {may(link, 'strikes') ? (
            <Button
              kind="quiet"
              aria-label={t.strikeOne(link.matter.reference)}
              onClick={() => onStrike(link)}
            >
              {t.strike}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** How a matter hangs together with the other, as it is said from this end. */
function labelOf({ kind, direction }: MatterLink): string {
  return direction === 'from' ? linkKindLabels[kind] : t.fromTheOther[kind]
}
