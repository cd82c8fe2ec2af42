import { type ReactNode, useCallback, useId } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

interface Props {
  title: string
  wide?: boolean
  /** Escape, the cross or a press beside it; the parent then stops rendering it. */
  onClose: () => void
  children: ReactNode
}

/** Open for as long as it is rendered; the focus goes back to where it was. */
export function Dialog({ title, wide = false, onClose, children }: Props) {
  const say = useWords(words)
  const id = useId()
  const open = useCallback(function openDialog(dialog: HTMLDialogElement | null) {
    if (!dialog) return undefined
    const before = document.activeElement
    dialog.returnValue = ''
    dialog.showModal()
    focusFirst(dialog)
    return function closeDialog() {
      // NOTE: a desk whose session is over goes out of sight with its dialog, which nobody has closed.
      dialog.close('-')
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={open}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      // NOTE: StrictMode opens twice; the close event of the first time arrives when it is open again.
      onClose={({ currentTarget: one }) => one.open || one.returnValue || onClose()}
      closedby="any"
    >
      <div className="dialog-h">
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="iconbtn" aria-label={say('close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <div className="dialog-b">{children}</div>
    </dialog>
  )
}

const pressable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
const typed = 'input:not([type=file]), select, textarea'

/**
 * A browser takes the first button, which is the one that closes. Who came to type begins to; all else begins with what the
 * dialog is called. On a phone the keyboard would cover what there is to read before.
 */
function focusFirst(dialog: HTMLDialogElement): void {
  const first = dialog.querySelector('.dialog-b')?.querySelector<HTMLElement>(pressable)
  const types = first?.matches(typed) && matchMedia('(hover: hover)').matches
  ;(types ? first : dialog.querySelector('h2'))?.focus()
}
