import { textIn } from '@bezpechne/shared/languages'
import { Link } from '@tanstack/react-router'

import { useCities } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { legalWords } from './legal-words.ts'

const kept = [
  'text',
  'photos',
  'notes',
  'email',
  'receipt',
  'signIn',
  'following',
  'push',
  'bounces',
  'voices',
  'covered',
  'address',
  'logs',
  'backups',
] as const
const sections = ['device', 'rights', 'notSafe'] as const

export function LegalPage() {
  const say = useWords(legalWords)
  useTitle(say('title'))
  return (
    <main id="main" className="page prose">
      <h1>{say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <table className="kept">
        <thead>
          <tr>
            <th scope="col">{say('what')}</th>
            <th scope="col">{say('why')}</th>
            <th scope="col">{say('howLong')}</th>
          </tr>
        </thead>
        <tbody>
          {kept.map((what) => (
            <tr key={what}>
              <th scope="row">{say(what)}</th>
              <td>{say(`${what}Why`)}</td>
              <td>{say(`${what}Long`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sections.map((section) => (
        <section key={section} className="stack t">
          <h2>{say(section)}</h2>
          <p>{say(`${section}Text`)}</p>
        </section>
      ))}
      <h2>{say('data')}</h2>
      <p>{say('dataText')}</p>
      <Downloads />
      <p>
        <a href="/api/docs">{say('api')}</a>
      </p>
    </main>
  )
}

function Downloads() {
  const language = useLanguage()
  const { data: cities = [] } = useCities()
  return (
    <ul className="points">
      {cities.map(({ id, name }) => (
        <li key={id}>
          <Link to="/$city/data" params={{ city: id }}>
            {textIn(name, language)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
