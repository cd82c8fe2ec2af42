/** What a phone dials: brackets and spaces are for people. */
export function telOf(phone: string): string {
  return `tel:${phone.replaceAll(/[^+\d]/g, '')}`
}
