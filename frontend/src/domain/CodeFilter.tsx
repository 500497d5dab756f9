import { useQuery } from '@tanstack/react-query'
import { asChoices, type CodeListName, codeListQuery } from '@/api/lookups'
import { lists } from '@/messages/lists.sv'
import { SelectFilter } from '@/ui/select-field/SelectFilter'

interface Props {
  boardId: string
  list: CodeListName
  label: string
  code: string | undefined
  onChange: (code: string | undefined) => void
}

/** One of a board's codes, or none of them. One that is no longer chosen stands for as long as the address says it. */
export function CodeFilter({ boardId, list, label, code, onChange }: Props) {
  const { data = [] } = useQuery(codeListQuery(boardId, list))
  const known = [...asChoices(data), { value: 'none', label: lists.noCode }]
  const isKnown = code === undefined || known.some(({ value }) => value === code)
  return (
    <SelectFilter
      label={label}
      everything={lists.everything}
      choices={isKnown ? known : [...known, { value: code, label: code }]}
      value={code}
      onChange={onChange}
    />
  )
}
