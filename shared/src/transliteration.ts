// Cabinet of Ministers, resolution 55 of 2010: how Ukrainian names are written in Latin letters, at the beginning of a
// word and elsewhere.
const letters: Record<string, string | [first: string, other: string]> = {
  а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'g', д: 'd', е: 'e', є: ['ye', 'ie'], ж: 'zh', з: 'z', и: 'y', і: 'i',
  ї: ['yi', 'i'], й: ['y', 'i'], к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u',
  ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ю: ['yu', 'iu'], я: ['ya', 'ia'],
  ь: '', '’': '', "'": '', ʼ: '',
} // prettier-ignore

/** A Ukrainian name in Latin letters, as a passport has it; other letters stay as they are. */
export function inLatin(text: string): string {
  const spelt = text.replaceAll(
    /з(г)/gi,
    (both) => (both.startsWith('З') ? 'Z' : 'z') + (both.endsWith('Г') ? 'GH' : 'gh'),
  )
  return spelt.replaceAll(/[а-щьюяєіїґ’'ʼ]/gi, (letter, at: number) => {
    const written = letters[letter.toLowerCase()] ?? letter
    const isFirst = at === 0 || !/[\p{L}’'ʼ]/u.test(spelt[at - 1] ?? '')
    const latin = typeof written === 'string' ? written : written[isFirst ? 0 : 1]
    return letter === letter.toLowerCase() ? latin : latin.slice(0, 1).toUpperCase() + latin.slice(1)
  })
}
