import { CoverLook, Edit, Moved, OneById } from '@bezpechne/shared/moderation'
import { Nothing } from '@bezpechne/shared/nothing'
import { CoveredPhoto, CoverPhoto, OnePhotoOf } from '@bezpechne/shared/photo-boxes'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'

import { photoCopies } from '../inquiries/index.ts'
import { AppError } from '../platform/errors.ts'
import { lookAtCover } from './cover-look.ts'
import { decide } from './deciding.ts'
import { edit } from './edit.ts'
import { coverPhoto } from './photo-boxes.ts'

const one = '/cities/:city/moderation/inquiries/:id'
const tags = ['moderation']

/** What can be changed of the public face of an inquiry: its words, pin and topic; the bars of its author. */
export const editRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/edit`, {
    config: { access: 'moderate', audit: 'edit' },
    schema: {
      tags,
      summary: 'Change what everybody reads of a public inquiry, with a reason that everybody reads',
      params: OneById,
      querystring: Nothing,
      body: Edit,
      response: { 200: Moved },
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) => edit(trx, { ...request.params, actor }, request.body)),
  })

  app.post(`${one}/cover-look`, {
    config: { access: 'moderate', audit: 'cover-look' },
    schema: {
      tags,
      summary: 'Leave the bars that its author put over words, or take them away',
      params: OneById,
      querystring: Nothing,
      body: CoverLook,
      response: { 200: Moved },
    },
    handler: (request, reply) =>
      decide(db, request, reply, (trx, actor) =>
        lookAtCover(trx, { ...request.params, actor }, request.body),
      ),
  })
}

/** And the boxes over its photos. */
export const photoBoxRoutes: FastifyPluginAsyncZod = async (app) => {
  const { db } = app

  app.post(`${one}/photos/:photo/boxes`, {
    config: { access: 'moderate', audit: 'photo-cover' },
    schema: {
      tags,
      summary: 'Cover parts of a photo in the copy that everybody sees',
      params: OnePhotoOf,
      querystring: Nothing,
      body: CoverPhoto,
      response: { 200: CoveredPhoto },
    },
    async handler(request, reply) {
      const { city, id, photo } = request.params
      const { boxes, copy: before } = request.body
      // NOTE: burned in and on the disk before the transaction opens, as uploads are.
      const copy = await photoCopies.make(app, { city, id: photo, inquiryId: id }, boxes)
      let unused = copy
      try {
        const covered = await decide(db, request, reply, (trx, actor) =>
          coverPhoto(trx, { city, id, actor }, { photo, boxes, copy, before }),
        )
        // A retry is answered as the first time, and that one has its file.
        unused = covered.copy === copy ? before : copy
        return covered
      } catch (error) {
        // NOTE: after any other error the row may be there: what is in doubt stays, and goes with the sweep.
        if (!(error instanceof AppError)) unused = null
        throw error
      } finally {
        await photoCopies.remove(app, city, unused)
      }
    },
  })
}
