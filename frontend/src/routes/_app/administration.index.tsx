import { createFileRoute } from '@tanstack/react-router'
import { PageHeader } from '@/ui/page-header/PageHeader'

export const Route = createFileRoute('/_app/administration/')({
  component: () => <PageHeader title="Administration" />,
})
