import { useCard } from '../lib/city-cards.ts'
import { inLanguage } from '../lib/in-language.ts'
import { useWords } from '../lib/words.ts'
import { HelpLines } from '../ui/help-lines.tsx'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

/** Why a person is no matter for a map, and the way that is open instead: a letter to the officer. It stops nobody. */
export function AccusationCard({ city, publicly }: { city: string; publicly?: string | undefined }) {
  const say = useWords(words)
  const { title, text, note, lines } = useCard(city, 'accusation')
  return (
    <Notice tone="brand" icon="lock" title={title}>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {lines.length > 0 && <HelpLines lines={lines} look="pair" />}
      <p>
        <a href={inLanguage(`/${city}/officer`)}>{say('quietText')}</a>
      </p>
      {note && <p className="hint">{note}</p>}
      {publicly && <p>{publicly}</p>}
    </Notice>
  )
}
