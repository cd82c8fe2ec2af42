/**
 * Every key of the desk: this one table drives the handler and the overlay. A key that somebody must press all day is
 * a digit or an arrow, the same on the Ukrainian and the Latin layout; letters go by their physical place.
 */
export const deskKeys = [
  { name: 'publish', code: 'Digit1', shown: '1', meaning: 'keyPublish' },
  { name: 'changes', code: 'Digit2', shown: '2', meaning: 'keyChanges' },
  { name: 'merge', code: 'Digit3', shown: '3', meaning: 'keyMerge' },
  { name: 'reject', code: 'Digit4', shown: '4', meaning: 'keyReject' },
  { name: 'skip', code: 'Digit0', shown: '0', meaning: 'keySkip' },
  { name: 'nextFinding', code: 'KeyN', shown: 'N', meaning: 'keyNextFinding' },
  { name: 'previousFinding', code: 'Shift+KeyN', shown: '⇧N', meaning: 'keyPreviousFinding' },
  { name: 'blank', code: 'KeyB', shown: 'B', meaning: 'keyBlank' },
  { name: 'blankAll', code: 'Shift+KeyB', shown: '⇧B', meaning: 'keyBlankAll' },
  { name: 'keepCover', code: 'KeyK', shown: 'K', meaning: 'keyKeepCover' },
  { name: 'uncover', code: 'KeyU', shown: 'U', meaning: 'keyUncover' },
  { name: 'undo', code: 'KeyZ', shown: 'Z', meaning: 'keyUndo' },
  { name: 'choose', code: 'KeyX', shown: 'X', meaning: 'keyChoose' },
  { name: 'chooseAll', code: 'KeyA', shown: 'A', meaning: 'keyChooseAll' },
  { name: 'bulk', code: 'Shift+KeyX', shown: '⇧X', meaning: 'keyBulk' },
  { name: 'filter', code: 'KeyF', shown: 'F', meaning: 'keyFilter' },
  { name: 'previous', code: 'ArrowUp', shown: '↑', meaning: 'keyPrevious' },
  { name: 'next', code: 'ArrowDown', shown: '↓', meaning: 'keyNext' },
  // NOTE: the sign, not its place: every layout has it elsewhere.
  { name: 'help', code: '?', shown: '?', meaning: 'keyHelp' },
] as const

type DeskKeyRow = (typeof deskKeys)[number]
export type DeskKey = DeskKeyRow['name']

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Which key of the desk that is; none while another one is held with it. */
export function deskKeyOf({
  code,
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pressed): DeskKeyRow | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const place = key === '?' ? key : code.replace('Numpad', 'Digit')
  // Only letters mean something else with Shift.
  const held = shiftKey && place.startsWith('Key') ? `Shift+${place}` : place
  return deskKeys.find((row) => row.code === held)
}

/** A key that also writes a sign: these can be switched off, for who speaks to the computer or presses by mistake. */
export function writesSign({ code }: DeskKeyRow): boolean {
  return !code.startsWith('Arrow')
}
