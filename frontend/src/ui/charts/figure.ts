import type { LinkProps } from '@tanstack/react-router'
import { createContext } from 'react'

/** The list behind a figure. */
export interface Opens {
  to: NonNullable<LinkProps['to']>
  search: NonNullable<LinkProps['search']>
  params?: NonNullable<LinkProps['params']>
}

/** A figure that leads to its list. */
export interface Leading {
  text: string | number
  opens: Opens | undefined
}

export type ChartCell = string | number | Leading

/** The figures behind a chart: one head row, and rows whose first cell names them. */
export interface ChartTable {
  columns: readonly string[]
  rows: readonly (readonly ChartCell[])[]
  foot?: readonly ChartCell[]
}

/** Where figures come from, in a sentence, and what a file with them is called. */
export interface Source {
  line: string
  fileName: string
}

/** What goes with every figure of a page that leaves it, by copying or as a file. */
export const SourceOfFigures = createContext<Source>({ line: '', fileName: '' })

export function plain(cell: ChartCell): string | number {
  return typeof cell === 'object' ? cell.text : cell
}

/** Head, rows and foot, without links. */
export function linesOf({ columns, rows, foot }: ChartTable): (string | number)[][] {
  return [
    [...columns],
    ...rows.map((row) => row.map(plain)),
    ...(foot === undefined ? [] : [foot.map(plain)]),
  ]
}

/** Breaks a name into lines of about the room there is, so that none is cut. */
export function linesIn(text: string, room: number, letter = 7.1): string[] {
  const fits = Math.max(8, Math.floor(room / letter))
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < fits) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(...broken(word, fits))
  }
  return lines
}

/** A word in pieces that fit. */
function broken(word: string, fits: number): string[] {
  if (word.length <= fits) return [word]
  return [`${word.slice(0, fits - 1)}-`, ...broken(word.slice(fits - 1), fits)]
}
