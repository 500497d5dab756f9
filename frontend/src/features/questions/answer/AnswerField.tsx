import { answerVerdictLabels } from '@/api/codes.gen'
import * as rules from '@/api/rules.gen'
import { warningOf } from '@/forms/fields'
import { DateField } from '@/ui/date-field/DateField'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import type { Question } from '../edit/queries'

const VERDICTS = Object.entries(answerVerdictLabels).map(([value, label]) => ({ value, label }))

interface Props {
  question: Question
  id: string
  error: string | undefined
  required: boolean
  value: string
  onChange: (value: string) => void
}

/** One question, in the control that its answer asks for. */
export function AnswerField({ question, value, onChange, ...field }: Props) {
  const { key, text, help, legalReference, answerKind, choices = [] } = question
  const hint = [help, legalReference].filter(Boolean).join(' ') || undefined
  const shared = { ...field, label: text, ...(hint === undefined ? {} : { hint }) }
  const typed = {
    value,
    warning: warningOf(value),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  switch (answerKind) {
    case 'verdict':
    case 'choice': {
      const listed =
        answerKind === 'verdict' ? VERDICTS : choices.map(({ code, label }) => ({ value: code, label }))
      const input = { onChange: typed.onChange }
      return <RadioGroup {...shared} name={key} choices={listed} value={value} input={input} />
    }
    case 'number':
      return <TextField {...shared} {...typed} width="short" inputMode="decimal" />
    case 'date':
      return <DateField {...shared} value={value} onChange={onChange} />
    case 'text':
      return <TextArea {...shared} {...typed} limit={rules.Given.words.maxLength} />
  }
}
