import type { FormEvent } from 'react'
import { lists } from '@/messages/lists.sv'
import { Button } from '../button/Button'
import { TextField } from '../text-field/TextField'
import styles from './SearchForm.module.css'

interface Props {
  label: string
  hint?: string
  text: string
  onText: (text: string) => void
}

/** Words to search for, taken when sent. They may be case text or a name, so the page never puts them in its address. */
export function SearchForm({ label, hint, text, onText }: Props) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const words = new FormData(event.currentTarget).get('text')
    onText(typeof words === 'string' ? words.trim() : '')
  }
  return (
    <form key={text} role="search" onSubmit={submit} className={styles.form}>
      <TextField
        label={label}
        {...(hint === undefined ? {} : { hint })}
        name="text"
        type="search"
        maxLength={100}
        defaultValue={text}
      />
      <Button type="submit" icon="search">
        {lists.search}
      </Button>
    </form>
  )
}
