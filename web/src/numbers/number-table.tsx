import type { ReactNode } from 'react'

import { useWords } from '../lib/words.ts'
import { numbersWords } from './words.ts'

interface Props {
  title: string
  heads: readonly string[]
  /** The first cell names the row. */
  rows: readonly (readonly (string | number)[])[]
  /** Said where there are no rows. */
  none: string
  /** The same as a drawing. */
  beside?: ReactNode
}

/** A part of the page: its title, what is drawn of it, and the numbers, which scroll by themselves on a phone. */
export function NumberTable({ title, heads, rows, none, beside }: Props) {
  const say = useWords(numbersWords)
  return (
    <section className="numbers-part">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <div className={beside ? 'beside' : undefined}>
          {beside}
          {/* A box that scrolls must be reachable by the keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <section className="tablebox" tabIndex={0} aria-label={`${title}. ${say('wide')}`}>
            <Table heads={heads} rows={rows} />
          </section>
        </div>
      )}
    </section>
  )
}

function Table({ heads, rows }: Pick<Props, 'heads' | 'rows'>) {
  return (
    <table className="numbers">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, ...cells]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {cells.map((cell, at) => (
              <td key={heads[at + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
