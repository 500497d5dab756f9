import type { LinkProps } from '@tanstack/react-router'
import type { components } from '@/api/schema.gen'

export type MatterKind = components['schemas']['WorkItem']['kind']

/** Where a matter of each kind has its page. */
export const MATTER_PAGE = {
  deviation: '/avvikelser/$id',
  decision: '/ej-verkstallda/$id',
  'ivo-report': '/ej-verkstallda/rapporter/$id',
  'list-export': '/uttag/$id',
  action: '/atgarder/$id',
  'data-incident': '/incidenter/$id',
  publication: '/larande/$id',
} as const satisfies Record<MatterKind, LinkProps['to']>

/** Where the matters of each kind that is searched are listed. */
export const MATTER_LIST = {
  deviation: '/avvikelser',
  decision: '/ej-verkstallda',
  action: '/atgarder',
} as const satisfies Record<components['schemas']['MatterKind'], LinkProps['to']>

/** The page of a matter whose kind came as text. */
export function pageOf(kind: string): (typeof MATTER_PAGE)[MatterKind] {
  const known: Readonly<Record<string, (typeof MATTER_PAGE)[MatterKind]>> = MATTER_PAGE
  return known[kind] ?? MATTER_PAGE.deviation
}
