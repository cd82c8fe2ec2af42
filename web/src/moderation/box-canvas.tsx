import type { PhotoBox } from '@bezpechne/shared/photo-boxes'
import type { KeyboardEvent, PointerEvent } from 'react'

import { useWords } from '../lib/words.ts'
import { movedBy, sizedBy, type Spot } from './box-geometry.ts'
import { redactionWords } from './redaction-words.ts'
import { useBoxGesture } from './use-box-gesture.ts'
import type { BoxesDesk } from './use-boxes.ts'

interface Props {
  photo: { url: string; width: number; height: number }
  desk: BoxesDesk
}

/** The photo with its boxes: drawn over it, dragged, pulled by the corner, or moved by keys. */
export function BoxCanvas({ photo, desk }: Props) {
  const tell = useWords(redactionWords)
  const { width, height } = photo
  const { shown, drawn, begin, go, end, leave } = useBoxGesture(desk)
  return (
    <div className="boxes">
      <img src={photo.url} width={width} height={height} alt="" draggable={false} />
      <svg
        viewBox={`0 0 ${width} ${height}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no fieldsets
        role="group"
        aria-label={tell('boxesOf')}
        onPointerDown={(event) => begin(event, 'draw', -1)}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={leave}
      >
        {shown.map((box, index) => (
          <Box
            // oxlint-disable-next-line react/no-array-index-key -- a box is its place in the order
            key={index}
            box={box}
            size={{ width, height }}
            name={tell('boxOf', { number: index + 1, total: shown.length })}
            now={index === desk.current}
            onBegin={(event, kind) => begin(event, kind, index)}
            onFocus={() => desk.choose(index)}
            onKeyDown={(event) => pressed(event, desk, index)}
          />
        ))}
        {drawn && <rect className="box" {...scaled(drawn, { width, height })} />}
      </svg>
    </div>
  )
}

interface BoxProps {
  box: PhotoBox
  size: { width: number; height: number }
  name: string
  now: boolean
  onBegin: (event: PointerEvent<SVGElement>, kind: 'move' | 'size') => void
  onFocus: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Box({ box, size, name, now, onBegin, onFocus, onKeyDown }: BoxProps) {
  const place = scaled(box, size)
  const knob = Math.min(size.width, size.height) / 30
  return (
    <g>
      <rect
        className={now ? 'box now' : 'box'}
        {...place}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing has no buttons
        role="button"
        aria-pressed={now}
        aria-label={name}
        tabIndex={0}
        onPointerDown={(event) => onBegin(event, 'move')}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
      />
      {now && (
        <circle
          className="knob"
          cx={place.x + place.width}
          cy={place.y + place.height}
          r={knob}
          onPointerDown={(event) => onBegin(event, 'size')}
        />
      )}
    </g>
  )
}

const step = 0.01
const arrows: Record<string, Spot> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

function pressed(event: KeyboardEvent, desk: BoxesDesk, index: number): void {
  const box = desk.boxes[index]
  const by = arrows[event.key]
  if (!box || event.ctrlKey || event.metaKey || event.altKey) return
  if (by) desk.set(index, event.shiftKey ? sizedBy(box, by) : movedBy(box, by))
  else if (event.key === 'Delete' || event.key === 'Backspace') desk.remove(index)
  else return
  event.preventDefault()
}

function scaled({ x, y, width, height }: PhotoBox, size: { width: number; height: number }) {
  return { x: x * size.width, y: y * size.height, width: width * size.width, height: height * size.height }
}
