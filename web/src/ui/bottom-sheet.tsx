import { type CSSProperties, type ReactNode, useRef } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from './icon.tsx'
import { stepStop, type Stop, stops } from './sheet-stops.ts'
import { useSheetDrag } from './use-sheet-drag.ts'
import { words } from './words.ts'

interface Props {
  stop: Stop
  onStop: (stop: Stop) => void
  labelledBy: string
  id: string
  children: ReactNode
}

/** A panel on wide screens; on phones a sheet over the map that a finger, a button or an arrow key moves. */
export function BottomSheet({ stop, onStop, labelledBy, id, children }: Props) {
  const say = useWords(words)
  const panel = useRef<HTMLElement>(null)
  const { height, handle } = useSheetDrag(panel, stop, onStop)
  return (
    <section
      ref={panel}
      id={id}
      tabIndex={-1}
      className={height === undefined ? 'panel' : 'panel dragged'}
      aria-labelledby={labelledBy}
      style={height === undefined ? undefined : heldAt(height)}
    >
      <div className="sheet-h" {...handle}>
        <fieldset aria-label={say('sheet')}>
          <StopButton by={-1} label={say('collapse')} stop={stop} onStop={onStop} />
          <StopButton by={1} label={say('expand')} stop={stop} onStop={onStop} />
        </fieldset>
      </div>
      <div className="sheet-scroll" data-scroll-restoration-id={id}>
        {children}
      </div>
    </section>
  )
}

interface ButtonProps extends Pick<Props, 'stop' | 'onStop'> {
  by: 1 | -1
  label: string
}

function StopButton({ by, label, stop, onStop }: ButtonProps) {
  return (
    <button
      type="button"
      className="iconbtn"
      aria-label={label}
      // Not "disabled": the focus would fall off the button when the sheet reaches its last stop.
      aria-disabled={stop === (by === 1 ? stops.at(-1) : stops[0])}
      onClick={() => onStop(stepStop(stop, by))}
      onKeyDown={({ key }) => {
        if (key === 'ArrowUp') onStop(stepStop(stop, 1))
        if (key === 'ArrowDown') onStop(stepStop(stop, -1))
      }}
    >
      <Icon name="down" className={by === 1 ? 'up' : ''} />
    </button>
  )
}

function heldAt(height: number): CSSProperties {
  const style: CSSProperties & { '--sheet': string } = { '--sheet': `${height}px` }
  return style
}
