/**
 * The number that somebody means by the digits they typed: "123" and "2026-123" of this city, or the whole number.
 * @param year of now, where none was typed
 */
export function namedNumber(typed: string, code: string, year: number): string | undefined {
  const text = typed.trim().toUpperCase()
  const whole = /^[A-Z]{2,8}-\d{4}-\d{6,9}$/.exec(text)?.[0]
  if (whole) return whole
  const [, named, digits] = /^(?:[^\d]*)(?:(20\d{2})\s*[-/ ]\s*)?(\d{1,9})$/u.exec(text) ?? []
  return digits && `${code}-${named ?? year}-${digits.padStart(6, '0')}`
}
