import type { HelpLine } from '@bezpechne/shared/card-words'

import { useWords } from '../../lib/words.ts'
import { TextField } from '../../ui/text-field.tsx'
import { words } from './words.ts'

const languages = ['uk', 'en'] as const
export const mostLines = 6
export const noLine: HelpLine = { number: '', about: { uk: '', en: '' } }

interface LineProps {
  number: number
  line: HelpLine
  trouble: (field: string) => string | undefined
  onChange: (line: HelpLine | undefined) => void
}

/** A number to call, and who answers there. */
export function LineFields({ number, line, trouble, onChange }: LineProps) {
  const say = useWords(words)
  return (
    <fieldset className="safe-line stack t">
      <legend className="h3">{say('line', { number })}</legend>
      <TextField
        label={say('number')}
        error={trouble('number')}
        value={line.number}
        max={24}
        onChange={(typed) => onChange({ ...line, number: typed })}
      />
      {languages.map((language) => (
        <TextField
          key={language}
          label={`${say('about')}, ${say(language)}`}
          error={trouble(`about.${language}`)}
          value={line.about[language]}
          max={80}
          onChange={(typed) => onChange({ ...line, about: { ...line.about, [language]: typed } })}
        />
      ))}
      <button type="button" className="btn quiet s fit" onClick={() => onChange(undefined)}>
        {say('dropLine', { number })}
      </button>
    </fieldset>
  )
}
