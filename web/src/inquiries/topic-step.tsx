import type { Category } from '@bezpechne/shared/categories'
import { textIn } from '@bezpechne/shared/languages'
import { useState } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { CategoryIcon } from '../ui/category-icon.tsx'
import { Icon } from '../ui/icon.tsx'
import { AccusationCard } from './accusation-card.tsx'
import { afterWords } from './after-words.ts'
import type { Step } from './draft.ts'
import { StepBox } from './step-box.tsx'
import { isStop, stopCodes, type StopTopic, stopTopics } from './stop-topics.ts'
import { findTopics, matchesTopic } from './topics.ts'
import { words } from './words.ts'

/** With the two doors below them, three rows of four or six of two. */
const atFirst = 10

interface Props {
  city: string
  now: Step
  categories: Category[]
  chosen: Category | undefined
  error: string | undefined
  onChoose: (category: string) => void
  onStop: (topic: StopTopic) => void
}

export function TopicStep({ city, now, categories, chosen, error, onChoose, onStop }: Props) {
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const [all, setAll] = useState(false)
  const pins = categories.filter(({ code, off }) => !isStop(code) && (!off || code === chosen?.code))
  const found = findTopics(pins, typed)
  const mustShow = typed !== '' || (chosen !== undefined && found.indexOf(chosen) >= atFirst)
  const shown = all || mustShow ? found : found.slice(0, atFirst)
  const more = found.length - shown.length
  const doors = stopCodes.filter((code) => typed === '' || matchesTopic(code, typed))
  const count = shown.length + doors.length
  return (
    <StepBox step="topic" now={now} title={say('topic')} error={error}>
      <TopicSearch typed={typed} found={count} onType={setTyped} />
      <div className={typed === '' ? 'cats' : 'cats nq-searched'} data-field="category">
        <Topics topics={shown} chosen={chosen} wrong={Boolean(error)} onChoose={onChoose} />
        {doors.map((code) => (
          <Door key={code} code={code} onOpen={() => onStop(code)} />
        ))}
      </div>
      {count === 0 && <NoTopic other={pins.find(({ code }) => code === 'other')} />}
      {more > 0 && <AllTopics more={more} onOpen={() => setAll(true)} />}
      {chosen?.precision === 'district' && <AccusationCard city={city} publicly={say('quietPublic')} />}
    </StepBox>
  )
}

interface SearchProps {
  typed: string
  found: number
  onType: (typed: string) => void
}

function TopicSearch({ typed, found, onType }: SearchProps) {
  const say = useWords(words)
  return (
    <div className="search">
      <output className="vh">{typed && say('topicsFound', { count: found })}</output>
      <Icon name="search" />
      <input
        className="in"
        type="search"
        aria-label={say('findTopic')}
        placeholder={say('findTopicPlaceholder')}
        value={typed}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
      />
    </div>
  )
}

interface TopicsProps {
  topics: Category[]
  chosen: Category | undefined
  wrong: boolean
  onChoose: Props['onChoose']
}

function Topics({ topics, chosen, wrong, onChoose }: TopicsProps) {
  const language = useLanguage()
  return topics.map(({ code, icon, name }) => (
    <label className="cat" key={code}>
      <input
        type="radio"
        name="category"
        value={code}
        checked={code === chosen?.code}
        aria-describedby={wrong ? 'topic-error' : undefined}
        onChange={() => onChoose(code)}
      />
      <CategoryIcon icon={icon} large />
      <span>{textIn(name, language)}</span>
    </label>
  ))
}

function AllTopics({ more, onOpen }: { more: number; onOpen: () => void }) {
  const say = useWords(words)
  return (
    <button type="button" className="btn quiet fit" onClick={onOpen}>
      <Icon name="list" />
      {say('allTopics', { count: more })}
    </button>
  )
}

/** A button, not a radio: arrows pass over it, and only a deliberate press opens the card. */
function Door({ code, onOpen }: { code: StopTopic; onOpen: () => void }) {
  const say = useWords(afterWords)
  const { icon, word } = stopTopics[code]
  return (
    <button type="button" className="cat nq-door" onClick={onOpen}>
      <CategoryIcon icon={icon} large />
      <span>{say(word)}</span>
    </button>
  )
}

function NoTopic({ other }: { other: Category | undefined }) {
  const say = useWords(words)
  const language = useLanguage()
  return <p className="hint">{say('noTopic', { other: textIn(other?.name, language) ?? '' })}</p>
}
