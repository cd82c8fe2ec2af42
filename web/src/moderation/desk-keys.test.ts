import { expect, test } from 'vitest'

import { deskKeyOf, deskKeys, writesSign } from './desk-keys.ts'

const pressed = (code: string, key: string, held: Partial<KeyboardEvent> = {}) => ({
  code,
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

test('a key is found by its place, whatever the layout writes there', () => {
  expect(deskKeyOf(pressed('KeyZ', 'я'))?.name).toBe('undo')
  expect(deskKeyOf(pressed('KeyZ', 'z'))?.name).toBe('undo')
  expect(deskKeyOf(pressed('Digit4', ';'))?.name).toBe('reject')
  expect(deskKeyOf(pressed('Numpad4', '4'))?.name).toBe('reject')
  expect(deskKeyOf(pressed('Digit7', '?'))?.name).toBe('help')
  expect(deskKeyOf(pressed('KeyZ', 'z', { ctrlKey: true }))).toBeUndefined()
  expect(deskKeyOf(pressed('KeyB', 'и'))?.name).toBe('blank')
  expect(deskKeyOf(pressed('KeyB', 'И', { shiftKey: true }))?.name).toBe('blankAll')
})

test('no two acts share a key, and arrows alone write no sign', () => {
  expect(new Set(deskKeys.map(({ code }) => code)).size).toBe(deskKeys.length)
  expect(deskKeys.filter((row) => !writesSign(row)).map(({ name }) => name)).toEqual(['previous', 'next'])
})
