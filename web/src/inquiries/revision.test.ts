import { expect, test } from 'vitest'

import { revisionBody, type RevisionDraft, revisionProblem, withOwn, withUploaded } from './revision.ts'

const draft: RevisionDraft = {
  text: '  Ліхтар навпроти школи\u202A не світить. \r\n',
  address: ' вул.  Шкільна, 5 ',
  at: null,
  category: 'street-lighting',
  photos: [
    { id: 'own', key: '', uploaded: 'own' },
    { id: 'new', key: 'k', uploaded: 'on-server' },
  ],
}

test('what is too little to be read again is told before it is sent', () => {
  expect(revisionProblem(draft)).toBeUndefined()
  expect(revisionProblem({ ...draft, text: 'коротко' })).toBe('textShort')
  expect(revisionProblem({ ...draft, text: 'д'.repeat(2001) })).toBe('textLong')
  expect(revisionProblem({ ...draft, address: 'в' })).toBe('placeMissing')
  expect(revisionProblem({ ...draft, address: '', at: { lat: 50, lng: 30 } })).toBeUndefined()
  const coming = { id: 'coming', key: 'k', uploaded: null }
  const waits = { ...draft, photos: [...draft.photos, coming] }
  expect(revisionProblem(waits)).toBe('photosWaiting')
  expect(withUploaded(waits)).toEqual(draft)
  expect(withOwn(waits).photos.map(({ id }) => id)).toEqual(['own'])
})

test('the body is the whole inquiry, with the photos that the server has', () => {
  expect(revisionBody(draft, { holder: { code: 'c' }, proof: 'p', happenedAt: null })).toEqual({
    code: 'c',
    proof: 'p',
    text: 'Ліхтар навпроти школи не світить.',
    category: 'street-lighting',
    address: 'вул. Шкільна, 5',
    photos: ['own', 'on-server'],
  })
})
