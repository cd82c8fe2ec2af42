import type { MapFinding } from './map-files.ts'

/** Why a file is refused whole. */
export const fileTroubles = [
  'empty',
  'excel',
  'not-text',
  'encoding',
  'windows-1251',
  'open-quote',
  'not-csv',
  'long-line',
  'one-column',
  'other-delimiter',
  'column-twice',
  'no-column',
  'many-columns',
  'many-rows',
  // Of streets and places alone.
  'no-name-column',
  'many-places',
  'map-file',
  'changed',
  'internal',
] as const
export type FileTrouble = (typeof fileTroubles)[number]

/** Why a row is refused, or waits for a moderator although the others appear at once. */
export const rowReasons = [
  'more-cells',
  'fewer-cells',
  'formula',
  'not-degrees',
  'beyond',
  'topic-unknown',
  'topic-stop',
  'time-unread',
  'time-future',
  'time-old',
  'text-short',
  'text-long',
  'text-hidden',
  'id-empty',
  'twice',
  'outside',
  'swapped',
  // Of streets and places alone.
  'no-name',
  'name-long',
  'former-long',
  'no-degrees',
  'one-point',
  'degrees-swapped',
  'beyond-ukraine',
  'changed-name',
  'changed-place',
  'changed-former',
  'changed-around',
  'changed-credit',
  // For a moderator.
  'personal',
  'guard',
  'strict-topic',
] as const
export type RowReason = (typeof rowReasons)[number]

/** Where and what: the column, what stands there, a line of the file. */
export interface Told<Code extends string> {
  code: Code
  column?: string | undefined
  value?: string | undefined
  line?: number | undefined
}

/** What is wrong with a whole file; of a map file also where. */
export interface FileTold extends Told<FileTrouble> {
  finding?: MapFinding | undefined
}
