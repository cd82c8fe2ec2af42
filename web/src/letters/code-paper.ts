import { inGroups } from '@bezpechne/shared/letters-crypto/code'

import { makePdf, saveFile } from '../lib/pdf.ts'

/** Where a code is opened; behind the "#" no server sees it. */
export const addressOf = (city: string, code?: string) =>
  `${location.origin}/letters/open?city=${city}${code ? `#${code}` : ''}`

interface Paper {
  city: string
  code: string
  title: string
  text: string
  warn: string
}

/** A small paper to keep apart from the phone; made on this device. */
export async function saveCodePaper({ city, code, title, text, warn }: Paper): Promise<void> {
  const groups = inGroups(code).split(' ')
  const paper = await makePdf({
    info: { title },
    pageSize: 'A6',
    pageMargins: [24, 24, 24, 24],
    content: [
      { text: title, bold: true, fontSize: 13, margin: [0, 0, 0, 10] },
      {
        table: { widths: ['*', '*', '*', '*'], body: [groups.slice(0, 4), groups.slice(4)] },
        layout: 'noBorders',
        bold: true,
        fontSize: 15,
        alignment: 'center',
        margin: [0, 0, 0, 10],
      },
      { qr: addressOf(city, code), fit: 130, alignment: 'center', margin: [0, 0, 0, 10] },
      { text, fontSize: 9, margin: [0, 0, 0, 4] },
      { text: warn, fontSize: 9 },
    ],
  })
  saveFile(paper, 'bezpechne.pdf')
}
