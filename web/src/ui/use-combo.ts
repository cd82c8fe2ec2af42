import { type KeyboardEvent, useId, useState } from 'react'

interface Combo {
  /** How many suggestions there are now. */
  count: number
  onChoose: (index: number) => void
}

/**
 * A text field with a list of suggestions, as WAI-ARIA has it: the focus stays in the field, arrows point, Enter takes,
 * Escape closes the list and leaves what was typed.
 */
export function useCombo({ count, onChoose }: Combo) {
  const list = useId()
  const [open, setOpen] = useState(false)
  const [pointed, setPointed] = useState(-1)
  const shown = open && count > 0
  const at = shown && pointed < count ? pointed : -1

  function choose(index: number): void {
    setOpen(false)
    setPointed(-1)
    onChoose(index)
  }

  function point(step: 1 | -1): void {
    setOpen(true)
    // Past either end lies the field itself, then the other end.
    const ends = step > 0 ? 0 : count - 1
    setPointed(shown ? ((at + 1 + step + count + 1) % (count + 1)) - 1 : ends)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const acts: Record<string, (() => void) | false> = {
      ArrowDown: count > 0 && (() => point(1)),
      ArrowUp: count > 0 && (() => point(-1)),
      Enter: at >= 0 && (() => choose(at)),
      Escape: shown && (() => setOpen(false)),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  return {
    shown,
    at,
    /** New words have new suggestions. */
    onType: () => {
      setOpen(true)
      setPointed(-1)
    },
    close: () => setOpen(false),
    ...propsOf({ list, shown, at, choose }),
    keys: { onKeyDown, onBlur: () => setOpen(false) },
  }
}

interface Shown {
  list: string
  shown: boolean
  at: number
  choose: (index: number) => void
}

/** What each of the elements is to a screen reader. */
function propsOf({ list, shown, at, choose }: Shown) {
  return {
    input: {
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': shown,
      'aria-controls': shown ? list : undefined,
      'aria-activedescendant': at >= 0 ? `${list}-${at}` : undefined,
    },
    list: { id: list, role: 'listbox' },
    option: (index: number) =>
      ({
        id: `${list}-${index}`,
        role: 'option',
        'aria-selected': index === at,
        // The field keeps the focus: a press is no way out of it.
        onPointerDown: (event: { preventDefault: () => void }) => event.preventDefault(),
        onClick: () => choose(index),
      }) as const,
  } as const
}
