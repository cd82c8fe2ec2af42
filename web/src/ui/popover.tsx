import { type CSSProperties, type ReactNode, useCallback, useId, useState } from 'react'

interface Props {
  /** What the button shows. */
  button: ReactNode
  className: string
  label?: string | undefined
  pressed?: boolean
  /** Its button moves with the page, and the panel with it; else both stay where they are in the window. */
  inPage?: boolean
  children: (close: () => void) => ReactNode
}

const width = 264
const edge = 12

/** A button that opens a panel below it; Escape, a press elsewhere or focus leaving it close it. */
export function Popover({ button, className, label, pressed, inPage, children }: Props) {
  const id = useId()
  const [at, setAt] = useState<CSSProperties>()
  const close = useCallback(() => {
    setAt(undefined)
    document.getElementById(`${id}-button`)?.focus()
  }, [id])
  const watch = useCallback(function watchOutside(box: HTMLElement | null) {
    if (!box) return undefined
    const look = ({ target }: Event) => {
      if (target instanceof Node && !box.contains(target)) setAt(undefined)
    }
    for (const kind of ['pointerdown', 'focusin', 'resize']) addEventListener(kind, look)
    return function stopWatching() {
      for (const kind of ['pointerdown', 'focusin', 'resize']) removeEventListener(kind, look)
    }
  }, [])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape works wherever the focus is inside
    <div className="popover" ref={watch} onKeyDown={({ key }) => key === 'Escape' && at && close()}>
      <button
        id={`${id}-button`}
        type="button"
        className={className}
        aria-label={label}
        aria-pressed={pressed}
        aria-expanded={Boolean(at)}
        aria-controls={at ? id : undefined}
        onClick={({ currentTarget }) => setAt(at ? undefined : (inPage ? under : below)(currentTarget))}
      >
        {button}
      </button>
      {at && (
        <div id={id} className="popover-p" style={at}>
          {children(close)}
        </div>
      )}
    </div>
  )
}

// NOTE: fixed to the window, because the row of chips scrolls sideways and would cut the panel off.
function below(button: HTMLElement): CSSProperties {
  const box = button.getBoundingClientRect()
  return { top: box.bottom + 6, left: Math.max(edge, Math.min(box.left, innerWidth - width - edge)) }
}

/** In the page, as far to the left as it needs to stay whole. */
function under(button: HTMLElement): CSSProperties {
  const { left } = button.getBoundingClientRect()
  const room = Math.min(left, innerWidth - width - edge)
  return { position: 'absolute', top: 'calc(100% + 6px)', left: Math.max(edge, room) - left }
}
