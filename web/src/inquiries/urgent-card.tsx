import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { afterWords } from './after-words.ts'
import { useUrgency } from './use-urgency.ts'
import { words } from './words.ts'

const lines = { explosive: ['101', '102'], emergency: ['102', '103', '101', '112'] } as const

/** Words that cannot wait for a moderator: whom to call. It stops nobody from sending. */
export function UrgentCard({ text }: { text: string }) {
  const say = useWords(afterWords)
  const tell = useWords(words)
  const urgency = useUrgency(text)
  return (
    <div aria-live="polite">
      {urgency && (
        <Notice tone="warn" title={say(urgency === 'explosive' ? 'urgentExplosive' : 'urgentPerson')}>
          {urgency === 'explosive' && <p>{say('urgentExplosiveText')}</p>}
          <div className="two">
            {lines[urgency].map((number) => (
              <a className="btn" key={number} href={`tel:${number}`}>
                <Icon name="phone" />
                <span>
                  <b>{number}</b> <span className="small">{tell(`tel${number}`)}</span>
                </span>
              </a>
            ))}
          </div>
          <p className="hint">{say('urgentAfter')}</p>
        </Notice>
      )}
    </div>
  )
}
