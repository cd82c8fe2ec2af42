import { CityId } from '@bezpechne/shared/cities'
import { statusByCode } from '@bezpechne/shared/errors'
import { type Language, NewInquiry, type Submitted } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import { errorWords } from '@bezpechne/shared/words/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { listCategories } from '../categories/index.ts'
import { getCity } from '../cities/index.ts'
import { submitInquiry } from '../inquiries/index.ts'
import { AppError } from '../platform/errors.ts'
import { answerOnce } from '../platform/idempotency.ts'
import { languageAsked } from '../platform/language.ts'
import { limits, spend } from '../platform/rate-limit.ts'
import { type Form, type FormField, formPage, newInquiryPage, sentPage, type Typed } from './form-page.ts'
import { type FormAge, formTokens, type FormTokens } from './form-token.ts'
import { formWords } from './form-words.ts'
import { known } from './known.ts'
import type { Page } from './shell.ts'

interface Options {
  AUTH_SECRET: string
  write: (request: FastifyRequest<InCity>, reply: FastifyReply, page: Page) => Promise<FastifyReply>
}

interface InCity {
  Params: { city: string }
}

const config = { access: 'public' } as const
const schema = { hide: true } as const
const nothingTyped: Typed = { address: '', category: '', text: '', email: '', lat: '', lng: '' }
const fields: readonly FormField[] = ['address', 'category', 'text', 'email']

/** The form of a browser without scripts. */
export function formRoutes(app: FastifyInstance, { AUTH_SECRET, write }: Options): void {
  const tokens = formTokens(AUTH_SECRET)
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer', bodyLimit: 32 * 1024 },
    async (_request: unknown, body: Buffer) => body,
  )

  app.get<InCity>('/:city/new', { config, schema }, async (request, reply) => {
    const language = languageAsked(request)
    const form = await formOf(request, tokens, { ...nothingTyped, ...pointIn(request.query) })
    const plain = queryOf(request).get('plain') === '1'
    return write(request, reply, plain ? formPage(form, language) : newInquiryPage(form, language))
  })

  app.post<InCity>('/:city/new', { config, schema }, async (request, reply) => {
    const language = languageAsked(request)
    refuseForeign(request)
    const given = bodyOf(request)
    const form = await formOf(request, tokens, typedIn(given))
    try {
      const inquiry = inquiryIn(form, language)
      const id = useToken(tokens.read(form.city.id, given.get('token') ?? ''))
      if (given.get('website')) throw new AppError('looks-automated')
      return await write(
        request,
        reply,
        sentPage(form.city, await sendOnce(request, reply, { id, inquiry }), language),
      )
    } catch (error) {
      const { status, renew = false, ...wrong } = refusalOf(error, language)
      const token = renew ? form.token : (given.get('token') ?? '')
      return write(request, reply.status(status), formPage({ ...form, token, wrong }, language))
    }
  })

  function sendOnce(
    request: FastifyRequest<InCity>,
    reply: FastifyReply,
    { id, inquiry }: { id: string; inquiry: NewInquiry },
  ): Promise<Submitted> {
    const { city } = request.params
    request.headers['idempotency-key'] = id
    return answerOnce(app.db, request, reply, async (trx) => {
      await spend(trx, 'plain-form', request.subject, limits.plainForms)
      const authorKey = inquiry.email && app.authorKey(city, inquiry.email)
      return { status: 201, body: await submitInquiry(trx, { city, authorKey }, inquiry) }
    })
  }
}

/** NOTE: a form of another site may send this type without asking; browsers say where a form stood. */
function refuseForeign({ headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('cross-site')
}

/** What the form itself says; whatever else is wrong is an AppError. */
class Refused extends Error {
  readonly why: FormAge | { fields: FormField[] }
  constructor(why: Refused['why']) {
    super('refused')
    this.why = why
  }
}

function useToken(token: ReturnType<FormTokens['read']>): string {
  if (token?.age === 'fresh') return token.id
  throw new Refused(token?.age ?? 'too-old')
}

function inquiryIn({ typed }: Form, language: Language): NewInquiry {
  const read = NewInquiry.safeParse(inquiryOf(typed, language))
  if (read.success) return read.data
  throw new Refused({ fields: wrongFields(read.error.issues) })
}

interface Refusal extends Pick<Form['wrong'], 'said' | 'fields'> {
  status: number
  /** The form begins anew, with what was typed. */
  renew?: boolean
}

function refusalOf(error: unknown, language: Language): Refusal {
  const words = textIn(formWords, language)
  if (error instanceof Refused) {
    if (typeof error.why === 'object') return { status: 422, said: [], fields: error.why.fields }
    return error.why === 'too-early'
      ? { status: 429, said: [words.tooEarly], fields: [] }
      : { status: 422, said: [words.tooOld], fields: [], renew: true }
  }
  if (!(error instanceof AppError)) throw error
  if (error.code === 'key-used-differently')
    return { status: 409, said: [words.sentAlready], fields: [], renew: true }
  return { status: statusByCode[error.code], said: [textIn(errorWords, language)[error.code]], fields: [] }
}

async function formOf(
  { params, reads }: FastifyRequest<InCity>,
  tokens: FormTokens,
  typed: Typed,
): Promise<Form> {
  const city = await getCity(reads, known(CityId, params.city))
  const categories = await listCategories(reads, city.id)
  return { city, categories, typed, token: tokens.make(city.id), wrong: { said: [], fields: [] } }
}

function queryOf({ url }: FastifyRequest): URLSearchParams {
  return new URL(url, 'http://localhost').searchParams
}

function bodyOf({ body }: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '')
}

/** A line break of a form is CR and LF. */
function typedIn(given: URLSearchParams): Typed {
  const get = (name: string) => (given.get(name) ?? '').replaceAll('\r\n', '\n').slice(0, 4000)
  const { lat, lng } = pointIn({ lat: get('lat'), lng: get('lng') })
  const [address, category, text, email] = fields.map(get)
  return {
    ...nothingTyped,
    ...(address && { address }),
    ...(category && { category }),
    ...(text && { text }),
    ...(email && { email }),
    lat,
    lng,
  }
}

function pointIn(query: unknown): Pick<Typed, 'lat' | 'lng'> {
  const { lat = '', lng = '' }: Record<string, string | undefined> = Object(query)
  return isDegree(lat, 90) && isDegree(lng, 180) ? { lat, lng } : { lat: '', lng: '' }
}

function inquiryOf({ address, category, text, email, lat, lng }: Typed, language: Language) {
  return {
    text,
    category,
    language,
    ...((address.trim() || !lat) && { address }),
    ...(lat && { at: { lat: Number(lat), lng: Number(lng) } }),
    ...(email.trim() && { email: email.trim() }),
  }
}

function wrongFields(issues: { path: PropertyKey[] }[]): FormField[] {
  return fields.filter((name) => issues.some(({ path }) => path[0] === name))
}

function isDegree(text: string, limit: number): boolean {
  return /^-?\d{1,3}(\.\d{1,6})?$/.test(text) && Math.abs(Number(text)) <= limit
}
