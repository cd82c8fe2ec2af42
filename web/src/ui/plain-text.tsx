import { Fragment } from 'react'

import { BarredText } from './barred-text.tsx'

const emergency = /(?<![\p{L}\d.,-])(10[1-3]|112)(?![\p{L}\d-]|[.,]\d)/u

/** Text of people as text: paragraphs stay, and the emergency numbers in it can be called. */
export function PlainText({ text, lead = false }: { text: string; lead?: boolean }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim())
  return paragraphs.map((paragraph, index) => (
    // Paragraphs never move: the index is their name.
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one text: they neither move nor keep state
    <p key={index} className={lead && index === 0 && paragraph.length < 240 ? 'lead pre' : 'pre'}>
      <WithNumbers text={paragraph.trim()} />
    </p>
  ))
}

/** One line of text with the emergency numbers in it as links. */
export function WithNumbers({ text }: { text: string }) {
  return text.split(emergency).map((part, index) =>
    index % 2 === 1 ? (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text: they neither move nor keep state
      <a key={index} href={`tel:${part}`}>
        {part}
      </a>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- pieces of one text: they neither move nor keep state
      <Fragment key={index}>
        <BarredText text={part} />
      </Fragment>
    ),
  )
}
