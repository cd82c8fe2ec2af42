import { type LexiconKind, lexiconKinds } from '@bezpechne/shared/guard/kinds'
import type { CityLexicon, LexiconTerm } from '@bezpechne/shared/lexicon'
import { useState } from 'react'

import { useGuardKinds } from '../../lib/guard-kinds.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { toast } from '../../ui/toast.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { SaveTrouble } from '../save-trouble.tsx'
import type { SectionProps } from '../sections.ts'
import { AddTerm } from './add-term.tsx'
import { useChangeLexicon, useLexicon } from './api.ts'
import { TrySentence } from './try-sentence.tsx'
import { lexiconWords } from './words.ts'

/** What holds an inquiry back: the product's words, the city's own, and areas of which nothing is published. */
export function LexiconSection({ city }: SectionProps) {
  const say = useWords(lexiconWords)
  const { data, error, refetch } = useLexicon(city)
  if (!data) return error ? <Trouble error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />
  return (
    <>
      <p className="muted">{say('how')}</p>
      <TrySentence city={city} />
      <AddTerm city={city} />
      <Terms city={city} terms={data.terms} />
      <Areas areas={data.areas} />
    </>
  )
}

function Terms({ city, terms }: { city: string; terms: LexiconTerm[] }) {
  const say = useWords(lexiconWords)
  const { use, remove } = useChangeLexicon(city)
  const [trouble, setTrouble] = useState<unknown>()
  const run = (work: Promise<void>) => {
    setTrouble(undefined)
    work.catch(setTrouble)
  }
  return (
    <section className="stack" aria-labelledby="lexicon-list">
      <h2 id="lexicon-list" className="h3">
        {say('list')}
      </h2>
      {trouble !== undefined && <SaveTrouble error={trouble} />}
      {lexiconKinds.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          terms={terms.filter((one) => one.kind === kind)}
          onUse={(term, used) => run(use(term, used))}
          onRemove={(term) => run(remove(term).then(() => toast(say('removed', { term: term.term }))))}
        />
      ))}
    </section>
  )
}

interface KindProps {
  kind: LexiconKind
  terms: LexiconTerm[]
  onUse: (term: LexiconTerm, used: boolean) => void
  onRemove: (term: LexiconTerm) => void
}

function Kind({ kind, terms, onUse, onRemove }: KindProps) {
  const say = useWords(lexiconWords)
  const names = useGuardKinds()
  const off = terms.filter(({ used }) => !used).length
  return (
    <details className="card lex-kind">
      <summary>
        <b>{names[kind]}</b> <span className="num">{terms.length}</span>
        {off > 0 && <span className="tag warn">{say('offCount', { count: off })}</span>}
      </summary>
      <ul className="lex-terms">
        {terms.map((term) => (
          <li key={`${String(term.own)} ${term.term}`}>
            {term.own ? (
              <>
                <span>
                  {term.term} <span className="tag brand">{say('own')}</span>
                </span>
                <button
                  type="button"
                  className="btn s"
                  aria-label={say('removeOf', { term: term.term })}
                  onClick={() => onRemove(term)}
                >
                  {say('remove')}
                </button>
              </>
            ) : (
              <label className="check">
                <input
                  type="checkbox"
                  checked={term.used}
                  onChange={({ target }) => onUse(term, target.checked)}
                />
                <span>{say('used', { term: term.term })}</span>
              </label>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Areas({ areas }: Pick<CityLexicon, 'areas'>) {
  const say = useWords(lexiconWords)
  const language = useLanguage()
  return (
    <section className="stack t" aria-labelledby="lexicon-areas">
      <h2 id="lexicon-areas" className="h3">
        {say('areas')}
      </h2>
      {areas.length === 0 && <p className="muted">{say('areasNone')}</p>}
      <ul className="lex-terms">
        {areas.map(({ id, name, km2 }) => (
          <li key={id}>
            <span>{name}</span>
            <span className="muted">{say('km2', { value: km2.toLocaleString(language) })}</span>
          </li>
        ))}
      </ul>
      <p className="hint">{say('areasHint')}</p>
    </section>
  )
}
