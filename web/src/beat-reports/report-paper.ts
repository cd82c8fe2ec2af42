import type { DraftReport, ReportCounts } from '@bezpechne/shared/beat-work'
import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'

import type { PdfContent, PdfDefinition } from '../lib/pdf.ts'
import type { reportWords } from '../ui/report-words.ts'

type Say = (
  key: Exclude<keyof (typeof reportWords)['keys'], 'namespace'>,
  params?: Record<string, string>,
) => string

interface Paper {
  draft: DraftReport
  title: string
  say: Say
  language: Language
}

/** The report as a file, for those who read it on paper. */
export function reportPaper({ draft, title, say, language }: Paper): PdfDefinition {
  const { beat, half, words, counts } = draft
  const span = say(half.endsWith('1') ? 'first' : 'second', { year: half.slice(0, 4) })
  const name = textIn(beat.name, language)
  const said = (['done', 'concerns', 'plans'] as const).filter((section) => words[section])
  return {
    info: { title: `${title}. ${name}. ${span}` },
    language,
    pageSize: 'A4',
    pageMargins: [56, 52, 56, 52],
    defaultStyle: { fontSize: 11.5, lineHeight: 1.3 },
    footer: (page, pages) => ({ text: `${page} / ${pages}`, alignment: 'center', fontSize: 9 }),
    content: [
      { text: title, fontSize: 20, bold: true },
      { text: `${name}. ${span}`, margin: [0, 2, 0, 10] },
      ...said.flatMap((section): PdfContent[] => [
        { text: say(section), fontSize: 14, bold: true, margin: [0, 8, 0, 4] },
        { text: words[section] },
      ]),
      inquiries(counts, say, language),
      letters(counts, say),
      { text: say('fewNote'), fontSize: 9.5, margin: [0, 8, 0, 0] },
    ],
  }
}

function inquiries(
  { inquiries: { categories, published, answered } }: ReportCounts,
  say: Say,
  language: Language,
) {
  const rows = categories.map((one) => [textIn(one.name, language), `${one.published}`, `${one.answered}`])
  return tableOf([
    [say('inquiries'), say('published'), say('answered')],
    ...rows,
    [say('total'), `${published}`, `${answered}`],
  ])
}

function letters({ letters: { received, tracks, states } }: ReportCounts, say: Say) {
  const rows = [
    ['received', received],
    ['appeal', tracks.appeal],
    ['crime', tracks.crime],
    ['tip', tracks.tip],
    ['open', states.open],
    ['answeredLetters', states.answered],
    ['other', states.other],
  ] as const
  return tableOf([
    [say('letters'), say('count')],
    ...rows.map(([key, value]) => [say(key), value === null ? say('few') : `${value}`]),
  ])
}

function tableOf(rows: string[][]): PdfContent {
  const [head = []] = rows
  const widths = head.map((_, index) => (index === 0 ? '*' : 'auto'))
  const body = rows.map((row, at) => row.map((text) => ({ text, bold: at === 0 })))
  return {
    table: { widths, headerRows: 1, dontBreakRows: true, body },
    layout: 'lightHorizontalLines',
    margin: [0, 14, 0, 0],
  }
}
