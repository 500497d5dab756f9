import { type LinkProps, linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { noteNameLabels } from '@/api/parameters.gen'
import { addDays, civilDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import styles from './InboxPage.module.css'
import { t } from './messages.sv'
import { NOTE_TEXT } from './notes.sv'
import type { Note } from './queries'

/** What is worth knowing today, one card for each board of the caller's: in words, and each the way to what it tells of. */
export function StartNotes({ notes }: { notes: readonly Note[] }) {
  const boards = new Map(notes.map(({ boardId, boardName }) => [boardId, boardName]))
  return [...boards].map(([boardId, boardName]) => (
    <Card key={boardId} title={boards.size === 1 ? t.notesTitle : boardName} flush>
      <RowList>
        {notes
          .filter((note) => note.boardId === boardId)
          .map((note) => (
            <Row
              key={`${note.name} ${note.thingId ?? note.label ?? ''}`}
              aside={note.isLate ? <Badge tone="danger">{t.lateNote}</Badge> : null}
            >
              <WayTo note={note}>{noteNameLabels[note.name]}</WayTo>
              <p className={styles.soft}>{NOTE_TEXT[note.name](note, civilDate())}</p>
            </Row>
          ))}
      </RowList>
    </Card>
  ))
}

const OPEN = ['received', 'investigating', 'acting', 'considered', 'tried'] as const

/** The page where what a note tells of stands, narrowed to it. */
const WAYS: Readonly<Record<Note['name'], (note: Note) => LinkProps | null>> = {
  quarter: theQuarter,
  'quarter-sent': theQuarter,
  'decisions-near': ({ boardId: namnd }) =>
    linkOptions({
      to: '/ej-verkstallda',
      search: { namnd, gransFran: civilDate(), gransTill: addDays(civilDate(), 30) },
    }),
  'decision-files': () => linkOptions({ to: '/ej-verkstallda/inlasning', search: { vantar: true } }),
  'suspected-misconduct': ({ boardId: namnd }) =>
    linkOptions({
      to: '/avvikelser',
      search: { namnd, typ: ['suspected-misconduct'], status: [...OPEN], sort: 'dueOn' },
    }),
  'open-ages': ({ boardId: namnd }) =>
    linkOptions({ to: '/avvikelser', search: { namnd, status: [...OPEN], sort: 'reportedAt' } }),
  'other-share': ({ boardId: namnd }) =>
    linkOptions({
      to: '/avvikelser',
      search: {
        kategori: 'other',
        fran: `${civilDate().slice(0, 4)}-01-01`,
        till: civilDate(),
        per: civilDate(),
        namnd,
      },
    }),
  'silent-units': () => null,
  'board-figures': ({ boardId: namnd }) => linkOptions({ to: '/statistik/namnden', search: { namnd } }),
  disclosures: ({ boardId: namnd }) =>
    linkOptions({
      to: '/granskningslogg',
      search: { namnd, vad: 'decisionDisclose', utfall: 'allowed', fran: addDays(civilDate(), -6) },
    }),
  denials: ({ boardId: namnd }) =>
    linkOptions({
      to: '/granskningslogg',
      search: { namnd, utfall: 'denied', fran: addDays(civilDate(), -1) },
    }),
  'directory-runs': ({ boardId: namnd }) => linkOptions({ to: '/administration/katalog', search: { namnd } }),
  'people-files': ({ boardId: namnd }) =>
    linkOptions({ to: '/administration/katalog/fil', search: { namnd, vantar: true } }),
  'accounts-ending': ({ boardId: namnd }) => linkOptions({ to: '/administration/system', search: { namnd } }),
  'absences-unguarded': ({ boardId: namnd }) =>
    linkOptions({ to: '/administration/franvaro', search: { namnd } }),
  'export-approved': theExport,
  'export-refused': theExport,
  'role-ends': () => null,
  'complaints-later': () => null,
}

function theQuarter({ thingId }: Note) {
  return linkOptions({ to: '/ej-verkstallda/rapporter/$id', params: { id: thingId ?? '' } })
}

function theExport({ thingId }: Note) {
  return linkOptions({ to: '/uttag/$id', params: { id: thingId ?? '' } })
}

function WayTo({ note, children }: { note: Note; children: ReactNode }) {
  const way = WAYS[note.name](note)
  return way === null ? <strong>{children}</strong> : <Link {...way}>{children}</Link>
}
