import { useState } from 'react'
import { announce } from '@/lib/announce'
import { Button } from '../button/Button'
import { t } from './messages.sv'

interface Props {
  text: string
  /** What is said when it has been copied. */
  done: string
  children: string
}

/** Copies a text. A browser that does not let it says so where one pressed, and to those who listen. */
export function CopyButton({ text, done, children }: Props) {
  const [hasFailed, setFailed] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setFailed(false)
      announce(done)
    } catch {
      setFailed(true)
      announce(t.failed)
    }
  }
  return (
    <Button icon={hasFailed ? 'alert' : 'document'} onClick={() => void copy()}>
      {hasFailed ? t.failed : children}
    </Button>
  )
}
