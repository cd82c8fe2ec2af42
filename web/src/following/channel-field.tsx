import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

const channels = ['mail', 'push'] as const
export type Channel = (typeof channels)[number]

interface Props {
  value: Channel
  /** Whether letters are sent here at all. */
  mails: boolean
  onChange: (channel: Channel) => void
}

/** Where news comes: to a mailbox, or to this browser without an address of anybody. */
export function ChannelField({ value, mails, onChange }: Props) {
  const say = useWords(words)
  return (
    <fieldset>
      <legend>{say('channel')}</legend>
      {channels.map((channel) => (
        <label key={channel} className="follow-check">
          <input
            type="radio"
            name="channel"
            checked={value === channel}
            disabled={channel === 'mail' && !mails}
            onChange={() => onChange(channel)}
          />
          <span>{say(channel)}</span>
        </label>
      ))}
      {!mails && <p className="hint">{say('mailOff')}</p>}
    </fieldset>
  )
}
