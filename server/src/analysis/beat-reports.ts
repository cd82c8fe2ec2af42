import type {
  BeatReport,
  BeatWork,
  DraftReport,
  OwnReports,
  ReportCounts,
  ReportWords,
} from '@bezpechne/shared/beat-work'

import { getBeatDetail } from '../beats/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { hideFew } from '../platform/few.ts'
import { countByCategory, countInquiries, countLetters, listLatest, twelveMonths } from './beat-queries.ts'
import {
  findDay,
  findOwnBeat,
  findReport,
  listHalves,
  listOwnBeats,
  listPublished,
  type OneHalf,
  publishWithCounts,
  type ReportRow,
  saveWords,
} from './beat-report-queries.ts'
import { lastHalves, spanOf } from './halves.ts'

const unwritten: ReportRow = {
  state: 'draft',
  version: 0,
  words: { done: '', concerns: '', plans: '' },
  counts: null,
  publishedOn: null,
}
/** Two years: who reports late can still do so. */
const offered = 4

/**
 * What was done in a beat, from what everybody may see.
 * @throws AppError 'city-not-found', 'beat-not-found'
 */
export async function getBeatWork(db: Db, city: string, beat: string): Promise<BeatWork> {
  await getBeatDetail(db, city, beat)
  const { unanswered, ...counts } = await countInquiries(db, { city, beat, ...twelveMonths })
  const published = await listPublished(db, city, beat)
  return {
    counts,
    unanswered,
    latest: await listLatest(db, { city, beat, ...twelveMonths }),
    reports: published.map((report): BeatReport => ({ ...report, ...spanOf(report.half) })),
  }
}

export interface Writing extends OneHalf {
  staff: string
  head: boolean
}

/** Of the own beats, or of any for a head. */
export async function getOwnReports(db: Db, writer: Omit<Writing, 'beat' | 'half'>): Promise<OwnReports> {
  const beats = await listOwnBeats(db, writer)
  const ids = beats.map(({ id }) => id)
  const known = await listHalves(db, writer.city, ids)
  const day = await findDay(db)
  return {
    items: beats.map((beat) => ({
      beat,
      halves: lastHalves(day, offered).map((half) => ({
        half,
        state: known.find((one) => one.beat === beat.id && one.half === half)?.state ?? 'none',
        over: spanOf(half).until < day,
      })),
    })),
  }
}

/**
 * A report as its writer sees it: fresh numbers while it is a draft, those of its day once it is published.
 * @throws AppError 'not-found' for a beat of somebody else, or a half that has not begun
 */
export async function getDraft(db: Db, writing: Writing): Promise<DraftReport> {
  const { half, city } = writing
  const beat = await findOwnBeat(db, writing, writing.beat)
  const span = spanOf(half)
  const day = await findDay(db)
  if (!beat || span.since > day) throw new AppError('not-found')
  const { counts, ...row } = (await findReport(db, writing)) ?? unwritten
  return {
    half,
    ...span,
    beat,
    ...row,
    counts: counts ?? (await countAll(db, { city, beat: beat.id, half })),
    over: span.until < day,
  }
}

/** @throws AppError 'not-found', 'stale-version' */
export async function saveDraft(
  trx: Trx,
  writing: Writing,
  change: { version: number; words: ReportWords },
): Promise<DraftReport> {
  const now = await getDraft(trx, writing)
  if (now.state === 'published' && change.words.done === '') throw doneIsMissing()
  if (!(await saveWords(trx, writing, change))) throw new AppError('stale-version')
  return getDraft(trx, writing)
}

/**
 * For everybody, with the numbers of the whole half.
 * @throws AppError 'not-found', 'stale-version', 'step-not-allowed' before the half is over or when it is public already
 */
export async function publishReport(trx: Trx, writing: Writing, version: number): Promise<DraftReport> {
  const { words, counts, over, state } = await getDraft(trx, writing)
  if (!over || state === 'published') throw new AppError('step-not-allowed')
  if (words.done === '') throw doneIsMissing()
  if (!(await publishWithCounts(trx, writing, { version, counts }))) throw new AppError('stale-version')
  return getDraft(trx, writing)
}

function doneIsMissing() {
  return new AppError('invalid-input', { errors: [{ path: 'words.done', code: 'required' }] })
}

async function countAll(db: Db, { city, beat, half }: OneHalf): Promise<ReportCounts> {
  const span = { city, beat, ...spanOf(half) }
  const { published, answered, answerDays } = await countInquiries(db, span)
  const letters = await countLetters(db, span)
  const tracks = hideFew(['appeal', 'crime', 'tip'], letters.tracks)
  const states = hideFew(['open', 'answered', 'other'], letters.states)
  return {
    inquiries: { published, answered, answerDays, categories: await countByCategory(db, span) },
    letters: {
      received: tracks.sum === null || states.sum === null ? null : tracks.sum,
      tracks: tracks.parts,
      states: states.parts,
    },
  }
}
