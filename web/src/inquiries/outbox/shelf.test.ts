import { expect, test } from 'vitest'

import { bodyOf, emptyDraft } from '../draft.ts'
import { changeItem, fromOld, listItems, putItem } from './shelf.ts'

const old = { ...emptyDraft('kyiv'), text: 'Яма на переході.', sending: true }

test('what the first version kept goes on: photos that nobody has named go again, after the words', () => {
  const photos = [{ id: 'a', uploaded: 'on-the-server' }]
  expect(fromOld({ ...old, photos })).toMatchObject({
    stage: 'queued',
    text: 'Яма на переході.',
    photos: [{ id: 'a', state: 'kept' }],
  })
  const attempt = { ...bodyOf(old, { proof: 'p', language: 'uk', website: '' }), photos: ['on-the-server'] }
  expect(fromOld({ ...old, photos, attempt, sending: false })).toMatchObject({
    stage: 'writing',
    attempt,
    photos: [{ id: 'a', state: 'sent' }],
  })
})

test('a browser without a store keeps the words beside it, and says that photos are not kept', async () => {
  const item = { ...emptyDraft('kyiv'), text: 'Яма на переході.', order: 1 }
  await putItem(item)
  expect(await changeItem(item.key, ({ order }) => ({ order: order + 1 }))).toMatchObject({ order: 2 })
  expect(await listItems()).toEqual({ items: [{ ...item, order: 2 }], kept: false })
})
