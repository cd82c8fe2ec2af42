import { partsOf } from '@bezpechne/shared/findings'

/** The author's own words, with what looks like personal data marked. */
export function OriginalText({ text }: { text: string }) {
  return (
    <p className="asis">
      {withKeys(partsOf(text)).map(({ key, text: part, kind }) =>
        kind ? <mark key={key}>{part}</mark> : <span key={key}>{part}</span>,
      )}
    </p>
  )
}

/** Parts have no name but the place where they begin. */
function withKeys(parts: ReturnType<typeof partsOf>) {
  let at = 0
  return parts.map((part) => {
    const key = at
    at += part.text.length
    return { ...part, key }
  })
}
