import type { CityPack, PackIndex } from '@bezpechne/shared/pack'

/**
 * A pack that came whole; undefined for half of one, and for the page that a hotel's or an operator's own gate sends in
 * its place with status 200. What reads a pack trusts these parts to be there.
 */
export function readPack(text: string, city: string | undefined): CityPack | undefined {
  const pack: CityPack | undefined = parse(text)
  if (!pack?.city || pack.city.id !== city || !pack.context || !pack.outlines) return undefined
  const { beats, questions, categories, context, outlines } = pack
  return [beats, questions, categories, context.features, outlines.features].every(Array.isArray)
    ? pack
    : undefined
}

export function readPackIndex(text: string): PackIndex | undefined {
  const index: PackIndex | undefined = parse(text)
  const { version, questions } = index ?? {}
  return typeof version === 'string' && typeof questions === 'object' && questions ? index : undefined
}

function parse(text: string) {
  try {
    return JSON.parse(text) ?? undefined
  } catch {
    return undefined
  }
}
