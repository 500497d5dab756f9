import { fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { expect, test } from 'vitest'
import { FileChoice } from './FileChoice'
import { asBase64 } from './file'

function Held({ error }: { error?: string }) {
  const [file, setFile] = useState<File | null>(null)
  return <FileChoice id="fil" file={file} error={error} onChoose={setFile} />
}

test('a chosen file and a dropped one are both named, and a fault belongs to the field', async () => {
  render(<Held error="Välj en fil" />)
  const field = screen.getByLabelText(/^Fil/)
  expect(field).toHaveAccessibleDescription(/Välj en fil.*högst 8,2 MB/s)
  expect(field).toBeInvalid()
  await userEvent.upload(field, new File(['a;b'], 'beslut.csv'))
  expect(screen.getByRole('status')).toHaveTextContent('beslut.csv, 1 kB')
  const dropped = new File(['a;b'], 'annan.csv')
  fireEvent.drop(screen.getByText('Välj fil'), { dataTransfer: { files: [dropped] } })
  expect(screen.getByRole('status')).toHaveTextContent('annan.csv, 1 kB')
})

test('a file becomes base64 as it is, whatever it holds', async () => {
  expect(await asBase64(new File([Uint8Array.of(0xef, 0xbb, 0xbf, 0xc5, 0x00)], 'a.csv'))).toBe('77u/xQA=')
})
