import '../after.css'
import './outbox.css'
import { useWords } from '../../lib/words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { OutboxItem } from './outbox-item.tsx'
import { outboxWords } from './outbox-words.ts'
import { isSettled } from './status.ts'
import { useOutbox } from './use-outbox.ts'

/** Everything that this device has of its owner's inquiries, with the truth about each. */
export function OutboxList() {
  const say = useWords(outboxWords)
  const { loaded, kept, items } = useOutbox()
  const waits = items.some((item) => !isSettled(item))
  return (
    <div className="stack outbox">
      <header className="stack t">
        <h1>{say(waits ? 'title' : 'titleAll')}</h1>
        <p className="muted">{say('lead')}</p>
      </header>
      {!loaded && <Skeleton rows={3} />}
      {loaded && !kept && (
        <Notice tone="warn" title={say('notKept')} alert>
          <p>{say('notKeptText')}</p>
        </Notice>
      )}
      {loaded && items.length === 0 && <EmptyState title={say('empty')}>{say('emptyText')}</EmptyState>}
      {items.length > 0 && (
        <ul className="stack outbox-items">
          {items.toReversed().map((item) => (
            <OutboxItem key={item.key} item={item} />
          ))}
        </ul>
      )}
      {items.length > 0 && <p className="hint">{say('privateWindow')}</p>}
    </div>
  )
}
