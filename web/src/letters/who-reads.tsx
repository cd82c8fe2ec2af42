import { useWords } from '../lib/words.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { writeWords } from './write-words.ts'

interface Props {
  /** Whether a moderator sorts letters here. */
  screened: boolean
  reader: 'officer' | 'above' | 'no-key'
}

const readerWords = {
  officer: ['officerReads', 'officerReadsText'],
  above: ['aboveReads', 'aboveReadsText'],
  'no-key': ['aboveReads', 'noKeyReadsText'],
} as const

/** Said before the first field. */
export function WhoReads({ screened, reader }: Props) {
  const say = useWords(writeWords)
  const [who, what] = readerWords[reader]
  return (
    <section className="card who-reads" aria-labelledby="who-reads">
      <h2 id="who-reads">{say('whoReads')}</h2>
      <ol className="reads">
        {screened ? (
          <Reader icon="eye" who={say('moderatorReads')} what={say('moderatorReadsText')} />
        ) : (
          <Reader icon="eye" who={say('noModerator')} what={say('noModeratorText')} />
        )}
        <Reader icon="person" who={say(who)} what={say(what)} />
        <Reader icon="lock" who={say('serviceReads')} what={say('serviceReadsText')} />
      </ol>
      <details className="small muted">
        <summary>
          {say('notPromised')} <span className="link">{say('notPromisedMore')}</span>
        </summary>
        <ul className="points">
          <li>{say('notPromised1')}</li>
          <li>{say('notPromised2')}</li>
          <li>{say('notPromised3')}</li>
          <li>{say('notPromised4')}</li>
        </ul>
      </details>
    </section>
  )
}

function Reader({ icon, who, what }: { icon: IconName; who: string; what: string }) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <b>{who}</b>
        <p>{what}</p>
      </div>
    </li>
  )
}
