import { Link } from '@tanstack/react-router'

import { useTitle } from '../lib/title.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { CityPicker } from './city-picker.tsx'
import { startWords } from './start-words.ts'

const numbers = ['102', '101', '103', '112'] as const

export function StartPage() {
  const say = useWords(startWords)
  useTitle(say('tab'))
  return (
    <main id="main" className="page start">
      <header className="stack t">
        <h1>{say('title')}</h1>
        <p className="lead">{say('lead')}</p>
      </header>
      <ol className="how">
        <li>
          <Icon name="pinline" large />
          <p>{say('what1')}</p>
        </li>
        <li>
          <PinMark colour="red" size={26} />
          <p>{say('what2')}</p>
        </li>
        <li>
          <PinMark colour="green" size={28} />
          <p>{say('what3')}</p>
        </li>
      </ol>
      <div className="cols">
        <CityPicker />
        <Aside />
      </div>
    </main>
  )
}

function Aside() {
  const say = useWords(startWords)
  return (
    <aside className="stack">
      <section className="card stack t" aria-labelledby="urgent-h">
        <h2 id="urgent-h" className="h3">
          {say('urgent')}
        </h2>
        <p className="small muted">{say('urgentText')}</p>
        <ul className="calls">
          {numbers.map((number) => (
            <li key={number}>
              <a className="btn" href={`tel:${number}`}>
                <b className="num">{number}</b> <span className="small">{say(`n${number}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
      <section className="card stack t" aria-labelledby="code-h">
        <h2 id="code-h" className="h3">
          {say('haveCode')}
        </h2>
        <p>
          <Link to="/receipt">{say('openCode')}</Link>
        </p>
        <p>
          <Link to="/about">{say('how')}</Link>
        </p>
        <p>
          <Link to="/open">{say('openOwn')}</Link>
        </p>
      </section>
    </aside>
  )
}
