/** What is kept of answers, and how much of each. */
const limits = { reference: 40, list: 6, inquiry: 40, tile: 150 } as const
export type Kind = keyof typeof limits

export const mostOf: Readonly<Record<Kind, number>> = limits
/** All together, in bytes; one alone may be a quarter of it. */
export const mostBytes = 8 * 2 ** 20
/** Nothing is kept longer, in milliseconds. */
export const longest = 7 * 86_400_000

const city = '[a-z][a-z-]{1,40}'
const inCity = (rest: string) => new RegExp(`^/api/v1/cities/${city}${rest}$`)

// What everybody may read and nobody typed: no search, no place somebody looked for, no photo, nothing by a code.
const readable: readonly (readonly [Kind, RegExp])[] = [
  ['reference', /^\/api\/v1\/cities$/],
  ['reference', inCity('')],
  ['reference', inCity('/(categories|beats|context\\.geojson|beats\\.geojson)')],
  ['reference', inCity('/beats/[A-Za-z0-9-]{1,20}')],
  // Another emblem has another address.
  ['reference', inCity('/emblem/[\\w-]{36}')],
  ['list', inCity('/inquiries')],
  ['inquiry', inCity('/inquiries/[A-Z]{2,8}-\\d{4}-\\d{6,9}')],
  ['tile', /^\/api\/v1\/tiles\/\d+\/\d+\/\d+$/],
]
/** A first page, however it is filtered: neither the words of a search nor a window of the map. */
const listed = new Set(['limit', 'colour', 'categories', 'from'])

/** Of a public answer that is kept for later; undefined for all else. */
export function kindOf({ pathname, searchParams }: URL): Kind | undefined {
  const [kind] = readable.find(([, path]) => path.test(pathname)) ?? []
  if (kind === 'list' && [...searchParams.keys()].some((name) => !listed.has(name))) return undefined
  return kind
}

/** Pages that are none of the worker's business: private, of staff, in somebody else's site; and what is no page. */
const apart = /^\/(letters|desk|api|embed|assets)(\/|$)|^\/[\w.-]+\.[a-z]+$/

/** Whether a page of this address may be told from what is kept. */
export function isOfReaders(pathname: string): boolean {
  return !apart.test(pathname)
}

/** The handbook: pages that the server alone writes. */
export function isHelp(pathname: string): boolean {
  return /^\/help(\/[a-z-]+)?$/.test(pathname)
}

/** The words of a language and its letters, built files that are loaded by who reads in it. */
export function isTongue(pathname: string): boolean {
  return /^\/assets\/([a-z]{2}-[\w-]{8}\.js|inter-latin-ext-wght-normal-[\w-]{8}\.woff2)$/.test(pathname)
}

/** Built files of the public pages. */
export function isFile(pathname: string): boolean {
  return /^\/(assets\/(?!letters\/)[\w.-]+|favicon\.svg|icon-\d+\.png)$/.test(pathname)
}
