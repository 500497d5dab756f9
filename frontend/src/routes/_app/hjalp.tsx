import { createFileRoute } from '@tanstack/react-router'
import { HelpPage } from '@/features/shell/HelpPage'

export const Route = createFileRoute('/_app/hjalp')({ component: HelpPage })
