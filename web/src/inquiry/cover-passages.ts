/** Words and what stands between them, in order. */
export function piecesOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? []
}

export function isWord(piece: string): boolean {
  return /[\p{L}\p{N}]/u.test(piece)
}

/** Neighbours that were both pressed are one passage, as they stand; signs around it stay in the text. */
export function passagesOf(pieces: readonly string[], pressed: ReadonlySet<number>): string[] {
  const passages: string[] = []
  let open = ''
  for (const [index, piece] of [...pieces, ''].entries()) {
    const between = open !== '' && !isWord(piece) && pressed.has(index + 1)
    if (pressed.has(index) || between) open += piece
    else {
      const bare = open.replace(/^\p{P}+/u, '').replace(/[\p{P}\s]+$/u, '')
      if (bare.length > 1) passages.push(bare)
      open = ''
    }
  }
  return passages
}
