import { createFileRoute } from '@tanstack/react-router'
import { LoggedInPage } from '@/features/shell/login/LoginPages'

export const Route = createFileRoute('/inloggad')({ component: LoggedInPage })
