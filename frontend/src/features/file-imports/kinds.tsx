import type { ReactNode } from 'react'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { deviations } from './deviations.sv'
import { t } from './messages.sv'
import { people } from './people.sv'
import type { Of } from './queries'

/** What is told of a file of one kind, and where one goes from it. All else is the same for every kind. */
export interface FileKind {
  of: Of
  words: Words
  back: ReactNode
  link: (id: string, name: string) => ReactNode
  /** Where one goes when the file is done with. */
  on: ReactNode
  /** What is asked before what a file has brought in is taken back. None where it cannot be. */
  takeBack: { title: (n: number) => string; text: string } | null
}

export interface Words {
  title: string
  lead: string
  columnsText: string
  exampleName: string
  /** What to do with a file that is too large. */
  tooLarge: string
  /** A file that has been taken in: what its rows have become. */
  done: { all: (n: number) => string; some: (taken: number, all: number) => string; none: string }
  /** How a file stands whose rows are all in. */
  doneStanding: { label: string; tone: 'ok' | 'info' }
  /** What the rows are that would change what is here already. */
  updated: string
  mend: (n: number) => string
  queuedText: string
  acceptText: (left: number) => string
  /** The column by which a row is known. */
  known: string
}

export const DECISIONS: FileKind = {
  of: 'decision',
  words: t,
  back: <BackLink to="/ej-verkstallda">{t.back}</BackLink>,
  link: (id, name) => (
    <Link to="/ej-verkstallda/inlasning/$id" params={{ id }}>
      {name}
    </Link>
  ),
  on: (
    <>
      <ActionLink to="/ej-verkstallda/inlasning" kind="primary">
        {t.another}
      </ActionLink>
      <ActionLink to="/ej-verkstallda">{t.toList}</ActionLink>
    </>
  ),
  takeBack: { title: t.takeBackTitle, text: t.takeBackText },
}

export const DEVIATIONS: FileKind = {
  of: 'deviation',
  words: { ...t, ...deviations },
  back: <BackLink to="/avvikelser">{deviations.back}</BackLink>,
  link: (id, name) => (
    <Link to="/avvikelser/inlasning" search={{ fil: id }}>
      {name}
    </Link>
  ),
  on: (
    <>
      <ActionLink to="/avvikelser/inlasning" kind="primary">
        {t.another}
      </ActionLink>
      <ActionLink to="/avvikelser">{deviations.toList}</ActionLink>
    </>
  ),
  takeBack: { title: deviations.takeBackTitle, text: deviations.takeBackText },
}

export const PEOPLE: FileKind = {
  of: 'directory',
  words: people,
  back: <BackLink to="/administration/katalog">{people.back}</BackLink>,
  link: (id, name) => (
    <Link to="/administration/katalog/fil/$id" params={{ id }}>
      {name}
    </Link>
  ),
  on: (
    <>
      <ActionLink to="/administration/katalog" kind="primary">
        {people.toList}
      </ActionLink>
      <ActionLink to="/administration/katalog/fil">{t.another}</ActionLink>
    </>
  ),
  takeBack: null,
}
