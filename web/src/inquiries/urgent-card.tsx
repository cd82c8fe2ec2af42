import { useCard } from '../lib/city-cards.ts'
import { useWords } from '../lib/words.ts'
import { HelpLines } from '../ui/help-lines.tsx'
import { Notice } from '../ui/notice.tsx'
import { afterWords } from './after-words.ts'
import { useUrgency } from './use-urgency.ts'

/** Words that cannot wait for a moderator: whom to call. It stops nobody from sending. */
export function UrgentCard({ city, text }: { city: string; text: string }) {
  const say = useWords(afterWords)
  const urgency = useUrgency(text)
  const { lines } = useCard(city, urgency === 'explosive' ? 'explosive' : 'danger')
  return (
    <div aria-live="polite">
      {urgency && (
        <Notice tone="warn" title={say(urgency === 'explosive' ? 'urgentExplosive' : 'urgentPerson')}>
          {urgency === 'explosive' && <p>{say('urgentExplosiveText')}</p>}
          <HelpLines lines={lines} look="pair" />
          <p className="hint">{say('urgentAfter')}</p>
        </Notice>
      )}
    </div>
  )
}
