import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { Popover } from '../ui/popover.tsx'
import { type Period, periods } from './view.ts'
import { words } from './words.ts'

interface Props {
  period: Period | undefined
  onPick: (period: Period | undefined) => void
}

export function PeriodChip({ period, onPick }: Props) {
  const say = useWords(words)
  const name = (one: Period | undefined) => (one === undefined ? say('period') : say(`period${one}`))
  return (
    <Popover
      className="chip"
      pressed={period !== undefined}
      button={
        <>
          {name(period)} <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <ul>
          {[undefined, ...periods].map((one) => (
            <li key={name(one)}>
              <button
                type="button"
                className="menuitem"
                aria-current={one === period ? 'true' : undefined}
                onClick={() => {
                  onPick(one)
                  close()
                }}
              >
                {name(one)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}
