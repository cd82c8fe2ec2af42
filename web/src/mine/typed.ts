/** What can be an address; the letter says whether it is one. */
export function isAddress(typed: string): boolean {
  return typed.length <= 200 && /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/u.test(typed.trim())
}
