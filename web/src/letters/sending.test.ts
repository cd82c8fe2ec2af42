import { expect, test } from 'vitest'

import { ApiError } from '../lib/api.ts'
import { emptyDraft } from './draft.ts'
import type { Photo } from './photos.ts'
import { type Progress, Sender } from './sending.ts'

const received = {
  receivedAt: '2026-11-20T10:00:00.000Z',
  failoverAt: null,
  auditSeq: 7,
  auditHash: 'ab',
}
const photo: Photo = { bytes: new ArrayBuffer(8), type: 'image/jpeg', url: 'blob:1' }
type Fault = 'offline' | 'proof-expired' | 'photo-not-found' | 'letter-sent-already'
const faultOf = (code: Fault) => new ApiError(code, code === 'offline' ? 0 : 400)

/** A server of which each answer may be lost or refused, once for each word of the list. */
function givenNet(faults: { post?: (Fault | undefined)[]; file?: (Fault | undefined)[] } = {}) {
  const told = { posts: [] as string[], files: [] as string[], proofs: 0, asked: 0 }
  const stored = new Set<string>()
  const net = {
    async makeProof() {
      told.proofs += 1
      return `proof ${told.proofs}`
    },
    async postFile(_city: string, { id }: { id: string }, { key }: { key: string }) {
      told.files.push(`${id} ${key}`)
      const fault = faults.file?.shift()
      if (fault) throw faultOf(fault)
    },
    async postLetter(body: { lookupHash: string; proof: string }, key: string) {
      told.posts.push(`${body.proof} ${key}`)
      const fault = faults.post?.shift()
      if (fault === 'offline') stored.add('looked up')
      if (fault) throw faultOf(fault)
      return received
    },
    async readMine(_city: string, lookup: string) {
      told.asked += 1
      if (!stored.has(lookup)) throw new ApiError('not-found', 404)
      return { ...received, failoverAt: received.receivedAt, forwardedAt: received.receivedAt }
    },
  }
  return { net, told, stored }
}

function givenSender(given: ReturnType<typeof givenNet>, photos: Photo[] = []) {
  const calls: string[] = []
  const sealer = {
    async ask(call: string) {
      calls.push(call)
      if (call === 'sealFile')
        return { id: `file ${calls.length}`, chunks: 1, sha256: '', sealed: photo.bytes }
      return { letter: { lookupHash: '' }, lookup: 'looked up', sha256: 'hash' }
    },
  }
  const it = { city: 'kyiv', draft: { ...emptyDraft, text: 'Лист' }, photos, language: 'uk' as const }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a worker and a server would answer, as far as it is asked for
  const sender = new Sender(sealer as never, it, given.net as never)
  return { sender, calls }
}

const quiet = () => undefined

test('photos go first, then the letter, and the person is told which', async () => {
  const given = givenNet()
  const { sender } = givenSender(given, [photo])
  const told: Progress[] = []
  expect((await sender.send((progress) => told.push(progress))).received).toEqual(received)
  expect(told.map(({ doing }) => doing)).toEqual(['photo', 'locking', 'sending'])
  expect(given.told).toMatchObject({ asked: 0, files: [expect.any(String)], posts: [expect.any(String)] })
})

test('the answer was lost: the code is asked first, and the letter is not sent again', async () => {
  const given = givenNet({ post: ['offline'] })
  const { sender } = givenSender(given, [photo])
  await expect(sender.send(quiet)).rejects.toThrow('offline')
  expect((await sender.send(quiet)).received.receivedAt).toBe(received.receivedAt)
  expect(given.told).toMatchObject({ asked: 1, posts: { length: 1 }, files: { length: 1 } })
})

test('it never came: the same letter goes again under the same key, locked once', async () => {
  const given = givenNet({ post: ['offline'] })
  const { sender, calls } = givenSender(given)
  await expect(sender.send(quiet)).rejects.toThrow('offline')
  given.stored.clear()
  await sender.send(quiet)
  expect(given.told.posts).toHaveLength(2)
  expect(new Set(given.told.posts).size).toBe(1)
  expect(calls.filter((call) => call === 'finish')).toHaveLength(1)
})

test('a proof that grew old is made anew, without a word to the person', async () => {
  const given = givenNet({ post: ['proof-expired'], file: ['proof-expired'] })
  const { sender } = givenSender(given, [photo])
  await sender.send(quiet)
  expect(given.told.posts).toHaveLength(2)
  expect(new Set(given.told.posts.map((post) => post.split(' ')[1])).size).toBe(2)
  expect(given.told.files).toHaveLength(2)
  expect(new Set(given.told.files).size).toBe(1)
})

test('a photo whose upload was lost goes again under its key, locked once', async () => {
  const given = givenNet({ file: ['offline'] })
  const { sender, calls } = givenSender(given, [photo])
  await expect(sender.send(quiet)).rejects.toThrow('offline')
  await sender.send(quiet)
  expect(new Set(given.told.files).size).toBe(1)
  expect(calls.filter((call) => call === 'sealFile')).toHaveLength(1)
})

test('photos that waited too long go once more', async () => {
  const given = givenNet({ post: ['photo-not-found'] })
  const { sender } = givenSender(given, [photo])
  await expect(sender.send(quiet)).rejects.toThrow('photo-not-found')
  await sender.send(quiet)
  expect(given.told.files).toHaveLength(2)
})

test('a letter that is there already is told as sent', async () => {
  const given = givenNet({ post: ['letter-sent-already'] })
  given.stored.add('looked up')
  const { sender } = givenSender(given)
  expect((await sender.send(quiet)).received.receivedAt).toBe(received.receivedAt)
})
