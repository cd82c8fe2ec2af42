/** Whether it could be one; the server knows better. */
export function isAddress(typed: string): boolean {
  return /^\s*[^@\s]+@[^@\s]+\.[^@\s.]{2,}\s*$/.test(typed)
}
