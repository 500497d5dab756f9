import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import styles from './Guide.module.css'
import { closeGuide, type GuideStep, guideQuery } from './guide'
import { t } from './guide.sv'

/** The first steps of whoever one has chosen to be in the demo: all of them on the start page, on the page of a step that one and the next. */
export function Guide({ href }: { href: string }) {
  const path = useLocation({ select: (location) => location.pathname })
  const client = useQueryClient()
  const { data: guide } = useQuery(guideQuery(href))
  if (guide === undefined || guide === null) return null
  const at = guide.steps.findIndex(({ to }) => to.replace(/\?.*/, '') === path)
  if (path !== '/' && at < 0) return null
  const close = () => {
    client.setQueryData(guideQuery(href).queryKey, null)
    document.querySelector('h1')?.focus({ preventScroll: true })
    void closeGuide(href)
  }
  const next = guide.steps[at + 1]
  return (
    <aside aria-label={t.label} className={styles.guide} data-print="no">
      <Alert
        title={at < 0 ? t.title(guide.title) : t.step(at + 1, guide.steps.length)}
        actions={
          <Button kind="quiet" onClick={close}>
            {t.close}
          </Button>
        }
      >
        {at < 0 ? (
          <ol className={styles.steps}>
            {guide.steps.map((step) => (
              <li key={step.to}>
                <StepLink step={step} /> <span>{step.text}</span>
              </li>
            ))}
          </ol>
        ) : (
          <>
            <p>{guide.steps[at]?.text}</p>
            <p>
              {t.next} {next === undefined ? t.last : <StepLink step={next} />}
            </p>
          </>
        )}
      </Alert>
    </aside>
  )
}

/** The address of a step is data, and so no typed link. */
function StepLink({ step: { title, to } }: { step: GuideStep }) {
  const { history } = useRouter()
  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    history.push(to)
  }
  return (
    <a href={to} onClick={go}>
      {title}
    </a>
  )
}
