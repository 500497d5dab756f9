import { createFileRoute } from '@tanstack/react-router'
import { LoggedOutPage } from '@/features/shell/InfoPages'

export const Route = createFileRoute('/utloggad')({ component: LoggedOutPage })
