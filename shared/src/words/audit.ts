import type { AuditAction } from '../audit.ts'

type Told = Record<AuditAction, string | null>

/**
 * What the author reads of who touched the own inquiry, after the role: "Модератор: прочитав звернення". Null: not
 * told, as it touches a list or a setting and no inquiry. Words without gender where Ukrainian allows.
 */
export const auditWords: { uk: Told; en: Told } = {
  uk: {
    'queue-read': null,
    'public-list-read': null,
    'case-read': 'читає звернення',
    'photo-read': 'дивиться фото',
    claim: 'бере на розгляд',
    release: 'повертає в чергу',
    'context-read': 'дивиться схожі звернення',
    publish: 'публікує',
    reject: 'вирішує не публікувати',
    'bulk-reject': 'вирішує не публікувати, разом з іншими',
    undo: 'скасовує щойно ухвалене рішення',
    'request-changes': 'просить змінити',
    merge: 'об’єднує звернення',
    assign: 'передає відповідачу',
    hide: 'прибирає з карти',
    restore: 'повертає на карту',
    'desk-read': null,
    'answer-write': 'пише відповідь',
    'reasons-write': null,
  },
  en: {
    'queue-read': null,
    'public-list-read': null,
    'case-read': 'reads the inquiry',
    'photo-read': 'looks at a photo',
    claim: 'takes it to read',
    release: 'gives it back to the queue',
    'context-read': 'looks at similar inquiries',
    publish: 'publishes it',
    reject: 'decides not to publish it',
    'bulk-reject': 'decides not to publish it, along with others',
    undo: 'takes a fresh decision back',
    'request-changes': 'asks for changes',
    merge: 'merges inquiries',
    assign: 'hands it over to be answered',
    hide: 'takes it off the map',
    restore: 'puts it back on the map',
    'desk-read': null,
    'answer-write': 'writes an answer',
    'reasons-write': null,
  },
}
