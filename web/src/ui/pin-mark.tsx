import type { Colour } from '@bezpechne/shared/inquiry-states'

const drop = 'M16 39C11 31.5 3 24.5 3 15a13 13 0 1 1 26 0c0 9.5-8 16.5-13 24Z'
const question = 'M11.9 12.3a4.2 4.2 0 1 1 6.2 3.7c-1.5.8-2.1 1.7-2.1 3.2'

interface Props {
  colour: Colour
  /** Width in px; the drop is a quarter taller than wide. */
  size?: number
}

/** A small pin beside words: red drop with a question mark, green badge with a tick. */
export function PinMark({ colour, size = 20 }: Props) {
  if (colour === 'green') {
    return (
      <svg className="pin-svg" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <circle className="pin-body pin-body-green" cx="16" cy="16" r="14" />
        <path className="pin-glyph" d="m9.8 16.5 4.4 4.4 8.2-9" strokeWidth="3.2" />
      </svg>
    )
  }
  return (
    <svg className="pin-svg" width={size} height={size * 1.25} viewBox="0 0 32 40" aria-hidden="true">
      <path className="pin-body pin-body-red" d={drop} />
      <path className="pin-glyph" d={question} strokeWidth="2.9" />
      <circle className="pin-dot" cx="16" cy="23.3" r="1.9" />
    </svg>
  )
}
