import type { CheckedBorders, Difference } from '@bezpechne/shared/geography'

import { useWords } from '../../lib/words.ts'
import { useArea } from './use-area.ts'
import { words } from './words.ts'

/** What storing would change, in sentences. */
export function DifferenceList({ checked: { differences, city, inquiries } }: { checked: CheckedBorders }) {
  const say = useWords(words)
  const sentence = useSentence()
  const area = useArea()
  const changing = differences.filter(({ kind }) => kind !== 'same')
  const same = differences.length - changing.length
  if (city.kind === 'same' && !changing.length) return <p>{say('nothing')}</p>
  return (
    <section className="stack t" aria-labelledby="border-differences">
      <h2 id="border-differences" className="h3">
        {say('differences')}
      </h2>
      <ul className="set-rows">
        {changing.map((one) => (
          <li key={`${one.kind} ${one.id}`}>{sentence(one)}</li>
        ))}
        {same > 0 && <li className="muted">{say('same', { count: String(same) })}</li>}
        <li>
          {city.kind === 'same'
            ? say('citySame', { after: area((city.km2 ?? 0) * 1e6) })
            : say('city', areasOf(city, area))}
        </li>
      </ul>
      <p>{say('inquiries', { count: String(inquiries.moved) })}</p>
    </section>
  )
}

function areasOf({ km2Before, km2, km2Moved }: Difference, area: (m2: number) => string) {
  return { before: area((km2Before ?? 0) * 1e6), after: area((km2 ?? 0) * 1e6), moved: area(km2Moved * 1e6) }
}

function useSentence() {
  const say = useWords(words)
  const area = useArea()
  return (one: Difference): string => {
    const { kind, name, nameBefore, km2Moved } = one
    const values = { name, nameBefore: nameBefore ?? '', ...areasOf(one, area) }
    if (kind === 'added' || kind === 'removed') return say(kind, values)
    const border = km2Moved > 0 ? say('changed', values) : ''
    const renamed = nameBefore === null ? '' : say('renamed', values)
    return [renamed, border].filter(Boolean).join('. ') || say('described', values)
  }
}
