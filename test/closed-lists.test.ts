import { roles } from '@bezpechne/shared/access'
import { areas, precisions, screenings } from '@bezpechne/shared/categories'
import { importStates, verdicts } from '@bezpechne/shared/imports'
import { colours, inquiryStates, publicStates } from '@bezpechne/shared/inquiry-states'
import { Organisation } from '@bezpechne/shared/moderation'
import { placeVerdicts } from '@bezpechne/shared/place-imports'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'

import { freshDatabase } from './support/database.ts'

const { db } = await freshDatabase()

/** The words of "check (column in (…))", as the database holds them. */
async function wordsOf(table: string, column: string): Promise<string[]> {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(c.oid) as rule from pg_constraint c join pg_attribute a
        on a.attrelid = c.conrelid and array[a.attnum] = c.conkey
     where c.contype = 'c' and c.conrelid = ${table}::regclass and a.attname = ${column}
       and pg_get_constraintdef(c.oid) like '%= ANY (ARRAY[%'`.execute(db)
  return [...(rows[0]?.rule ?? '').matchAll(/'([\w-]+)'/g)].map(([, word]) => word ?? '')
}

describe('what shared lists, the database lists too', () => {
  test.each([
    ['category', 'area', areas],
    ['category', 'precision', precisions],
    ['category', 'screening', screenings],
    ['inquiry', 'state', inquiryStates],
    ['membership', 'role', roles],
    ['import', 'state', importStates],
    ['import_row', 'verdict', [...new Set([...verdicts, ...placeVerdicts])]],
    ['organisation', 'kind', Organisation.shape.kind.options],
  ] as const)('%s.%s', async (table, column, words) => {
    expect((await wordsOf(table, column)).toSorted()).toEqual([...words].toSorted())
  })

  test('public and red or green mean the same in the view', async () => {
    const { rows } = await sql<{ text: string }>`select pg_get_viewdef('published_inquiry') as text`.execute(
      db,
    )
    const quoted = [...(rows[0]?.text ?? '').matchAll(/'([\w-]+)'/g)].map(([, word]) => word)
    expect(new Set(quoted)).toEqual(new Set([...publicStates, ...colours]))
  })
})

test('at most 24 categories become pins, numbered without gaps, and the others take none', async () => {
  const rows = await db.selectFrom('category').select(['code', 'no', 'precision', 'screening']).execute()
  const pins = rows.filter(({ no }) => no !== null)
  expect(pins.map(({ no }) => no).toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual([...pins.keys()])
  expect(pins.length).toBeLessThanOrEqual(24)
  const stop = rows.filter(({ screening }) => screening === 'stop').map(({ code }) => code)
  expect(stop.toSorted()).toEqual(['domestic-violence', 'explosive-object'])
  for (const { code } of rows) expect(code).toMatch(/^[a-z-]{2,40}$/)
})
