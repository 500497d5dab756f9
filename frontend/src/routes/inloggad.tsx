import { createFileRoute } from '@tanstack/react-router'
import { LoggedInPage } from '@/features/shell/InfoPages'

export const Route = createFileRoute('/inloggad')({ component: LoggedInPage })
