import { hiddenCharacter } from './inquiry-text.ts'

// Where an answer's word can be read. No import but plain text rules, so no schema library.

export const maxSources = 10
export const maxUrl = 500

const address = /^https:\/\/([^\s/?#]{4,253})(?:[/?#]\S*)?$/u
const port = /:\d{1,5}$/
// One alphabet in one label: "rаda" with a Cyrillic letter in it is somebody else's site.
const label =
  /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?|[\p{Script=Cyrillic}\d](?:[\p{Script=Cyrillic}\d-]{0,61}[\p{Script=Cyrillic}\d])?)$/u

/** An address that a reader may be sent to: https, a name and no number, nobody's name or password in it. */
export function isSourceUrl(url: string): boolean {
  const [, authority] = address.exec(url) ?? []
  if (!authority || url.length > maxUrl || hiddenCharacter.test(url)) return false
  const labels = authority.replace(port, '').toLowerCase().split('.')
  return labels.length > 1 && labels.every((one) => label.test(one)) && !/^\d+$/.test(labels.at(-1) ?? '')
}

/** "zakon.rada.gov.ua": what a reader judges a link by before following it. */
export function hostOf(url: string): string {
  const [, authority = ''] = address.exec(url) ?? []
  return authority.toLowerCase().replace(/^www\./, '')
}
