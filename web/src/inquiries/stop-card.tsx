import { useCallback, useEffect } from 'react'

import { type SaidCard, useCard } from '../lib/city-cards.ts'
import { inLanguage } from '../lib/in-language.ts'
import { neutralPage, onThreeEscapes } from '../lib/leave-quickly.ts'
import { useWords } from '../lib/words.ts'
import { HelpLines } from '../ui/help-lines.tsx'
import { Icon } from '../ui/icon.tsx'
import { afterWords } from './after-words.ts'
import { type StopTopic, stopTopics } from './stop-topics.ts'

interface Props {
  city: string
  topic: StopTopic
  onBack: () => void
}

/** Instead of the form, on the whole screen. It takes nothing: no photo, no place, not even the topic is kept. */
export function StopCard({ city, topic, onBack }: Props) {
  const say = useWords(afterWords)
  const focus = useCallback((heading: HTMLElement | null) => heading?.focus(), [])
  const explosive = topic === 'explosive-object'
  const card = useCard(city, explosive ? 'explosive' : 'violence')
  return (
    <main id="main" className={explosive ? 'nq-stop stop' : 'nq-stop'} aria-labelledby="stop-title">
      <div className="nq-stop-in">
        <header className="ph-top">
          <button type="button" className="iconbtn" aria-label={say('back')} onClick={onBack}>
            <Icon name="left" />
          </button>
          <span className="small">{say('stopTopic', { topic: say(stopTopics[topic].word) })}</span>
          {!explosive && <QuickExit />}
        </header>
        <div className="ph-b">
          <h1 id="stop-title" tabIndex={-1} ref={focus}>
            {card.title}
          </h1>
          {explosive ? <Explosive card={card} /> : <Violence city={city} card={card} />}
        </div>
        {explosive && (
          <div className="ph-f stack t">
            <HelpLines lines={card.lines} look="inverse" />
          </div>
        )}
      </div>
    </main>
  )
}

function Explosive({ card: { text, note } }: { card: SaidCard }) {
  return (
    <>
      <ol className="steps big">
        {text.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {note && <p className="small">{note}</p>}
    </>
  )
}

function Violence({ city, card: { text, note, lines } }: { city: string; card: SaidCard }) {
  const say = useWords(afterWords)
  return (
    <>
      {text.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ul className="nq-lines">
        {lines.map(({ number, about }) => (
          <li key={number}>
            <HelpLines lines={[{ number, about: '' }]} look="wide" />
            <span className="hint">{about}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={inLanguage(`/${city}/officer`)}>{say('violenceLetter')}</a>
      </p>
      {note && <p className="hint">{note}</p>}
    </>
  )
}

/** Nothing of the page stays in sight while the other one loads, and the back button does not lead here again. */
function leaveNow(): void {
  document.title = '\u200e'
  document.body.replaceChildren()
  location.replace(neutralPage)
}

function QuickExit() {
  const say = useWords(afterWords)
  useEffect(function leaveByEscape() {
    return onThreeEscapes(leaveNow)
  }, [])
  return (
    <button type="button" className="btn s nq-exit" title={say('quickExitHint')} onClick={leaveNow}>
      <Icon name="exit" />
      {say('quickExit')}
    </button>
  )
}
