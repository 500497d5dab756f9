import { createFileRoute } from '@tanstack/react-router'
import { AccessibilityPage } from '@/features/shell/HelpPage'

export const Route = createFileRoute('/_app/tillganglighet')({ component: AccessibilityPage })
