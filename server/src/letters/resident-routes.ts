import { InCity } from '@bezpechne/shared/cities'
import {
  LetterReceived,
  Moved,
  MyCommand,
  MyLetter,
  NewEpoch,
  NewLetter,
  NewMessage,
} from '@bezpechne/shared/letters'
import { Nothing } from '@bezpechne/shared/nothing'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { getCity } from '../cities/index.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import type { Storage } from '../platform/storage.ts'
import { ownLetter, readMine } from './mine.ts'
import { commandMine, openMine, writeMine } from './resident.ts'
import { submitLetter } from './submit.ts'

const tags = ['letters']
const mine = { tags, params: InCity, querystring: Nothing, response: { 200: Moved } }

/** What a resident does with a letter: nobody needs an account, and none is asked about. */
export const residentLetterRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db, proofs } = app

  app.post('/cities/:city/letters', {
    config: { access: 'public' },
    schema: {
      tags,
      summary: 'Send a sealed letter; the answer comes when it is stored for good',
      params: InCity,
      querystring: Nothing,
      body: NewLetter,
      response: { 201: LetterReceived },
    },
    handler: (request, reply) =>
      answerOnce(db, request, reply, async (trx) => {
        const { params, body, subject } = request
        await getCity(trx, params.city)
        await spend(trx, 'letter', subject, limits.submissions)
        await proofs.check(trx, { city: params.city, action: 'letter', proof: body.proof })
        return {
          status: 201,
          body: await submitLetter(trx, { city: params.city, addresses: app.noticeAddress }, body),
        }
      }),
  })

  app.get('/cities/:city/letters/mine', {
    config: { access: 'public', byCode: true, whenClosed: true },
    schema: {
      tags,
      summary: 'One’s own letter: the header x-letter carries what follows from the code, base64url',
      params: InCity,
      querystring: Nothing,
      response: { 200: MyLetter },
    },
    async handler(request) {
      const { city } = request.params
      return readMine(db, city, await ownLetter(db, city, request))
    },
  })
}

/** What the holder of a code says and wants; each body is signed with the code's own key. */
export const mineRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post('/cities/:city/letters/mine/messages', {
    config: { access: 'public', whenClosed: true },
    schema: {
      ...mine,
      summary: 'One more message in one’s own letter; x-letter as for the letter',
      body: NewMessage,
    },
    async handler(request, reply) {
      const { city } = request.params
      const id = await ownLetter(db, city, request)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await writeMine(trx, { city, id }, request.body),
      }))
    },
  })

  app.post('/cities/:city/letters/mine/epochs', {
    config: { access: 'public', whenClosed: true },
    schema: { ...mine, summary: 'Seal what follows with a new key, before the officer does', body: NewEpoch },
    async handler(request, reply) {
      const { city } = request.params
      const id = await ownLetter(db, city, request)
      return answerOnce(db, request, reply, async (trx) => ({
        status: 200,
        body: await openMine(trx, { city, id }, request.body),
      }))
    },
  })
}

/** What the resident wants of it, signed. */
export const commandRoutes: FastifyPluginAsyncZod<{ storage: Storage }> = async (app, { storage }) => {
  const { db } = app

  app.post('/cities/:city/letters/mine/commands', {
    config: { access: 'public', whenClosed: true },
    schema: { ...mine, summary: 'Escalate, withdraw, close or reopen one’s own letter', body: MyCommand },
    async handler(request, reply) {
      const { city } = request.params
      const id = await ownLetter(db, city, request)
      let gone: string[] = []
      const answer = await answerOnce(db, request, reply, async (trx) => {
        const done = await commandMine(trx, { city, id }, request.body)
        gone = done.gone
        return { status: 200, body: done.moved }
      })
      for (const path of gone) await storage.remove(path)
      return answer
    },
  })
}
