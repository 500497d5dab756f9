import type { LinkProps } from '@tanstack/react-router'
import type { components } from '@/api/schema.gen'

export type MatterKind = components['schemas']['WorkItem']['kind']

/** Where a matter of each kind has its page. */
export const MATTER_PAGE = {
  deviation: '/avvikelser/$id',
  decision: '/ej-verkstallda/$id',
  'ivo-report': '/ej-verkstallda/rapporter/$id',
} as const satisfies Record<MatterKind, LinkProps['to']>
