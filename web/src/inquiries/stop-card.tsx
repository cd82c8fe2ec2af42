import { useCallback } from 'react'

import { useWords } from '../lib/words.ts'
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
            {say(explosive ? 'explosiveTitle' : 'violenceTitle')}
          </h1>
          {explosive ? <Explosive /> : <Violence city={city} />}
        </div>
        {explosive && (
          <div className="ph-f stack t">
            <CallButton number="101" who={say('tel101')} />
            <CallButton number="102" who={say('tel102')} />
          </div>
        )}
      </div>
    </main>
  )
}

function CallButton({ number, who }: { number: string; who: string }) {
  return (
    <a className="btn big wide inv" href={`tel:${number}`}>
      <Icon name="phone" />
      {number}, {who}
    </a>
  )
}

function Explosive() {
  const say = useWords(afterWords)
  return (
    <>
      <ol className="steps big">
        <li>{say('explosive1')}</li>
        <li>{say('explosive2')}</li>
        <li>{say('explosive3')}</li>
        <li>{say('explosive4')}</li>
      </ol>
      <p className="small">{say('explosiveNote')}</p>
    </>
  )
}

const helpLines = [
  { number: '102', tel: '102', word: 'violence102' },
  { number: '15-47', tel: '1547', word: 'violence1547' },
  { number: '116 123', tel: '116123', word: 'violence116' },
] as const

function Violence({ city }: { city: string }) {
  const say = useWords(afterWords)
  return (
    <>
      <p>{say('violenceText')}</p>
      <ul className="nq-lines">
        {helpLines.map(({ number, tel, word }) => (
          <li key={tel}>
            <a className="btn big wide" href={`tel:${tel}`}>
              <Icon name="phone" />
              <b>{number}</b>
            </a>
            <span className="hint">{say(word)}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${city}/officer`}>{say('violenceLetter')}</a>
      </p>
      <p className="hint">{say('violenceTrace')}</p>
    </>
  )
}

function QuickExit() {
  const say = useWords(afterWords)
  return (
    <button
      type="button"
      className="btn s nq-exit"
      title={say('quickExitHint')}
      // replace: the back button does not lead here again.
      onClick={() => location.replace('https://www.meteo.gov.ua/')}
    >
      <Icon name="exit" />
      {say('quickExit')}
    </button>
  )
}
