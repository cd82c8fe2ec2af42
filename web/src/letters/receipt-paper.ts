import type { Language } from '@bezpechne/shared/inquiries'
import { inGroups } from '@bezpechne/shared/letters-crypto/code'
import { readBox } from '@bezpechne/shared/letters-crypto/mailbox'

import { formatDay, formatMoment } from '../lib/format.ts'
import { makePdf, type PdfContent, saveFile } from '../lib/pdf.ts'
import type { useWords } from '../lib/words.ts'
import { hexOf } from './hex.ts'
import type { receiptWords } from './receipt-words.ts'

/** Everything on it is known to the sender's device; a number comes later than the letter. */
export interface ReceiptFacts {
  city: string
  track: 'appeal' | 'crime' | 'tip'
  addressee: string
  receivedAt: string
  sha256: string
  auditSeq: number
  auditHash: string
  regNo?: string | null
  registeredAt?: string | null
  extNo?: string | null
  beat?: string | null
  crimeNo?: string | null
  dueOn?: string | null
  agreed?: boolean
  officer?: string | null
}

type Say = ReturnType<typeof useWords<typeof receiptWords.keys>>

// So that it can be compared by eye, and broken into lines.
const inEights = (hex: string) => hex.replaceAll(/(.{8})(?=.)/g, '$1 ')

/** What a QR asks the server, and all that it is told: number, day, hash. */
function verifyAddress({ city, regNo, receivedAt, sha256 }: ReceiptFacts): string | null {
  if (!regNo) return null
  const query = new URLSearchParams({ city, number: regNo, on: kyivDay(receivedAt), sha256 })
  return `${location.origin}/letters/verify?${query}`
}

function kyivDay(moment: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv' }).format(new Date(moment))
}

function linesOf(facts: ReceiptFacts, say: Say, language: Language): [string, string][] {
  const { kind, scope } = readBox(facts.addressee)
  const number: [string, string] = facts.regNo
    ? [say(facts.agreed ? 'number' : 'sentNumber'), facts.regNo]
    : [say('number'), say('numberNone')]
  const lines: ([string, string] | false | '' | null | undefined)[] = [
    number,
    facts.extNo && [say('extNumber'), facts.extNo],
    facts.crimeNo && [say('crimeNumber'), facts.crimeNo],
    [say('date'), formatMoment(facts.receivedAt, language, new Date(0))],
    [say('track'), say(facts.track)],
    [say('to'), kind === 'beat' ? say('toBeat', { beat: scope }) : say('toAbove')],
    facts.dueOn && [say('due'), formatDay(facts.dueOn, language, new Date(0))],
    facts.officer && [say('officer'), facts.officer],
    [say('hash'), inEights(hexOf(facts.sha256))],
    [say('audit', { seq: facts.auditSeq }), inEights(facts.auditHash)],
  ]
  return lines.filter((line) => Array.isArray(line))
}

/** Made on this device, of whole fonts; the server sees none of it. */
export async function saveReceipt(
  facts: ReceiptFacts & { code: string | null },
  say: Say,
  language: Language,
): Promise<void> {
  const address = verifyAddress(facts)
  const rows = linesOf(facts, say, language).map(([name, value]): PdfContent[] => [
    { text: name, color: '#5e5a53' },
    { text: value },
  ])
  const qr: PdfContent[] = address
    ? [
        { qr: address, fit: 120, margin: [0, 16, 0, 4] },
        { text: say('check'), fontSize: 9 },
      ]
    : []
  const code: PdfContent[] = facts.code
    ? [
        { text: say('code'), bold: true, margin: [0, 16, 0, 4] },
        { text: inGroups(facts.code), fontSize: 14 },
      ]
    : []
  const paper = await makePdf({
    info: { title: say('title') },
    language,
    pageSize: 'A4',
    pageMargins: [56, 56, 56, 56],
    defaultStyle: { fontSize: 10.5, lineHeight: 1.25 },
    content: [
      { text: say('title'), fontSize: 18, bold: true, margin: [0, 0, 0, 16] },
      { table: { headerRows: 0, widths: [150, '*'], body: rows }, layout: 'lightHorizontalLines' },
      ...qr,
      ...code,
      { text: say('notCpc'), fontSize: 9, margin: [0, 20, 0, 2] },
      { text: say('made'), fontSize: 9 },
    ],
  })
  saveFile(paper, facts.regNo ? `${facts.regNo}.pdf` : 'bezpechne.pdf')
}
