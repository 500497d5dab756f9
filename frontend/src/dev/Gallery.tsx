import { useState } from 'react'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Tabs } from '@/ui/tabs/Tabs'
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
  const [page, setPage] = useState(() => new URLSearchParams(location.search).get('sida') ?? 'form')
  return (
    <main className={styles.gallery}>
      <PageHeader
        title="Komponenter"
        lead="Alla byggstenar i alla lägen. Sidan finns bara vid utveckling och test."
      />
      <Tabs label="Grupper" tabs={PAGES} selected={page} onSelect={setPage} />
    </main>
  )
}
