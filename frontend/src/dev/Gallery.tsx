import { PageHeader } from '@/ui/page-header/PageHeader'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { ChartSamples } from './ChartSamples'
import { ContentSamples } from './ContentSamples'
import { FeedbackSamples } from './FeedbackSamples'
import { FormSamples } from './FormSamples'
import styles from './Gallery.module.css'

const PAGES = [
  { id: 'form', label: 'Formulär', content: <FormSamples /> },
  { id: 'content', label: 'Innehåll', content: <ContentSamples /> },
  { id: 'feedback', label: 'Besked', content: <FeedbackSamples /> },
  { id: 'charts', label: 'Diagram', content: <ChartSamples /> },
]

export function Gallery() {
  const asked = new URLSearchParams(location.search).get('sida') ?? 'form'
  return (
    <main className={styles.gallery}>
      <PageHeader
        title="Komponenter"
        lead="Alla byggstenar i alla lägen. Sidan finns bara vid utveckling och test."
      />
      <PageTabs label="Grupper">
        {PAGES.map(({ id, label }) => (
          <a key={id} href={`/__ui?sida=${id}`} aria-current={id === asked ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </PageTabs>
      {PAGES.find(({ id }) => id === asked)?.content}
    </main>
  )
}
