import { useLinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import styles from './ChartFigure.module.css'
import type { Opens } from './figure'

/** A target of less than this is none; the table then is the way. */
export const LEAST = 24

interface Props {
  opens: Opens | undefined
  /** The figure in words, where they do not stand in the picture. */
  label?: string
  /** Where one can point. */
  hit: { x?: number; y: number; width: number; height: number }
  children: ReactNode
}

/** A part of a picture that leads to its list, where it has one and is large enough to be pointed at. */
export function ChartLink({ opens, label, hit, children }: Props) {
  if (opens === undefined || hit.width < LEAST || hit.height < LEAST) return <g>{children}</g>
  return (
    <Anchor opens={opens} {...(label === undefined ? {} : { label })}>
      {children}
      <rect {...hit} rx={3} className={styles.hit} data-hit />
    </Anchor>
  )
}

function Anchor({ opens, label, children }: Pick<Props, 'label' | 'children'> & { opens: Opens }) {
  const props = useLinkProps(opens)
  return (
    <a {...props} aria-label={label} className={styles.opens}>
      {children}
    </a>
  )
}
