import { createFileRoute } from '@tanstack/react-router'
import { PageMissing } from '@/features/shell/PageStates'

/** Any address that leads nowhere, inside the frame so that the way on is at hand. */
export const Route = createFileRoute('/_app/$')({ component: PageMissing })
