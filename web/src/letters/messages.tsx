import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PlainText } from '../ui/plain-text.tsx'
import { SealedPhoto } from '../ui/sealed-photo.tsx'
import type { ReadMessage } from './calls.ts'
import { openWords } from './open-words.ts'
import type { Opened, Session } from './session.ts'
import { stateWords } from './state-words.ts'

/** Words and steps in the order in which they came. */
export function Messages({ session, opened: { mine, reading } }: { session: Session; opened: Opened }) {
  const steps = mine.events
    .filter(({ step }) => shownSteps.has(step))
    .map((event) => ({ at: event.at, event }))
  const said = reading.messages.map((message) => ({ at: message.at, message }))
  // NOTE: a word comes before the step that it was sent with.
  const all = [...said, ...steps].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
  return (
    <ol className="conv">
      {all.map((entry) =>
        'message' in entry ? (
          <Message key={`m${entry.message.seq}`} session={session} message={entry.message} />
        ) : (
          <Step key={`e${entry.event.n}`} step={entry.event.step} at={entry.at} />
        ),
      )}
    </ol>
  )
}

type Told = keyof typeof stateWords.keys
const shownSteps: ReadonlySet<string> = new Set([
  'forward',
  'escalate',
  'auto-forward',
  'spam',
  'accept',
  'redirect',
  'return',
  'extend',
  'record',
  'close',
  'reopen',
  'withdraw',
] satisfies Told[])

const isTold = (step: string): step is 'forward' => shownSteps.has(step)

function Step({ step, at }: { step: string; at: string }) {
  const say = useWords(stateWords)
  const language = useLanguage()
  if (!isTold(step)) return null
  return (
    <li className="ev small muted">
      <Icon name="check" />
      <span>
        {say(step)}. <time dateTime={at}>{formatMoment(at, language)}</time>
      </span>
    </li>
  )
}

function Message({ session, message }: { session: Session; message: ReadMessage }) {
  const say = useWords(openWords)
  const language = useLanguage()
  const who = message.role === 'resident' ? 'you' : message.role
  return (
    <li className={message.role === 'resident' ? 'me' : undefined}>
      <p className="small muted">
        {say(who)} · <time dateTime={message.at}>{formatMoment(message.at, language)}</time>
      </p>
      {message.identity && <p>{say('named')}</p>}
      {message.text !== '' && <PlainText text={message.text} />}
      {message.files.map((file, index) => (
        <SealedPhoto key={file.id} type={file.type} number={index + 1} unseal={() => session.file(file)} />
      ))}
    </li>
  )
}
