import { type CSSProperties, type ReactNode, useCallback, useId, useState } from 'react'

interface Props {
  /** What the button shows. */
  button: ReactNode
  className: string
  label?: string | undefined
  pressed?: boolean
  children: (close: () => void) => ReactNode
}

const width = 264
const edge = 12

/** A button that opens a panel below it; Escape, a press elsewhere or focus leaving it close it. */
export function Popover({ button, className, label, pressed, children }: Props) {
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
        onClick={({ currentTarget }) => setAt(at ? undefined : below(currentTarget))}
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
