import { useLinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { usePress } from '@/lib/useNarrow'
import styles from './ChartFigure.module.css'
import type { Opens } from './figure'

/** A column of a chart is as high as the chart, so it may be narrower than a finger; below this it is no target. */
const NARROWEST = 24

interface Props {
  opens: Opens | undefined
  /** The figure in words, where they do not stand in the picture. */
  label?: string
  /** Where one can press. */
  hit: { x?: number; y: number; width: number; height: number }
  isColumn?: boolean
  children?: ReactNode
}

/** A part of a picture that leads to its list, where it has one. */
export function ChartLink({ opens, ...part }: Props) {
  return opens === undefined ? <g>{part.children}</g> : <Pressed {...part} opens={opens} />
}

/** It leads there if it is large enough to be pressed; else the table below the picture is the way. */
function Pressed({ opens, label, hit, isColumn = false, children }: Props & { opens: Opens }) {
  const least = usePress()
  const props = useLinkProps(opens)
  if (hit.height < least || hit.width < (isColumn ? NARROWEST : least)) return <g>{children}</g>
  return (
    <a {...props} aria-label={label} className={styles.opens}>
      {children}
      <rect {...hit} rx={3} className={styles.hit} data-hit />
    </a>
  )
}
