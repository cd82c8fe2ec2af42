import { telOf } from '@bezpechne/shared/card-words'

import { Icon } from './icon.tsx'

interface Props {
  lines: readonly { number: string; about: string }[]
  /** pair: two beside each other; wide: one below another; inverse: on the red of danger. */
  look: 'pair' | 'wide' | 'inverse'
}

const classOf = { pair: 'btn big', wide: 'btn big wide', inverse: 'btn big wide inv' } as const

/** Numbers to call, each a button. */
export function HelpLines({ lines, look }: Props) {
  const buttons = lines.map(({ number, about }) => (
    <a className={classOf[look]} key={number} href={telOf(number)}>
      <Icon name="phone" />
      <span>
        <b>{number}</b> <span className="small">{about}</span>
      </span>
    </a>
  ))
  return look === 'pair' ? <div className="two">{buttons}</div> : buttons
}
