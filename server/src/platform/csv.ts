/** A cell that begins like a formula would be run by a spreadsheet. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
