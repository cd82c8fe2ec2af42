import { bar } from '@bezpechne/shared/blanks'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { align, blank, isBlanked, piecesOf, unblank, wholeWords } from './blanking.ts'

const original = 'Сірий універсал АА 1234 ВС, власник Тарас Вербовий. Дзвоніть: +38 (067) 123-45-67, Тарас.'
const stretchOf = (words: string) => {
  const start = original.indexOf(words)
  return { start, end: start + words.length }
}

test('words of the original become one bar of one length, with the signs that cling to them', () => {
  const phone = blank(original, original, stretchOf('+38 (067) 123-45-67'))
  expect(phone?.text).toBe(original.replace('+38 (067) 123-45-67', bar))
  const plate = blank(original, phone?.text ?? '', stretchOf('АА 1234 ВС'))
  expect(plate?.text).toBe(`Сірий універсал ${bar}, власник Тарас Вербовий. Дзвоніть: ${bar}, Тарас.`)
})

test('what was typed meanwhile stays where it is', () => {
  const typed = `УВАГА! ${original.replace('Сірий', 'Старий сірий')} Дякую.`
  expect(blank(original, typed, stretchOf('Тарас Вербовий'))?.text).toBe(typed.replace('Тарас Вербовий', bar))
})

test('the same word is blanked where it was chosen, not where it stands first', () => {
  const last = { start: original.lastIndexOf('Тарас'), end: original.lastIndexOf('Тарас') + 5 }
  expect(blank(original, original, last)?.text).toBe(`${original.slice(0, last.start)}${bar}.`)
})

test('bars that touch are one', () => {
  const first = blank(original, original, stretchOf('Тарас'))
  const both = blank(original, first?.text ?? '', stretchOf('Вербовий'))
  expect(both?.text).toContain(`власник ${bar}. Дзвоніть`)
})

test('what is not in the text any more is not looked for elsewhere', () => {
  expect(blank(original, 'Сірий універсал стоїть тут.', stretchOf('Тарас Вербовий'))).toBeUndefined()
  const covered = blank(original, original, stretchOf('АА 1234 ВС'))?.text ?? ''
  expect(isBlanked(align(original, covered), stretchOf('АА 1234 ВС'))).toBe(true)
  expect(isBlanked(align(original, covered), stretchOf('Вербовий'))).toBe(false)
})

test('half a word chosen is the whole word', () => {
  const { start } = stretchOf('Вербовий')
  expect(wholeWords(original, { start: start + 2, end: start + 4 })).toEqual(stretchOf('Вербовий'))
  expect(wholeWords(original, { start: start - 1, end: start - 1 })).toBeUndefined()
})

test('the last bar is taken back under what was typed after it', () => {
  const done = blank(original, original, stretchOf('Тарас Вербовий'))
  if (!done) throw new Error('nothing blanked')
  expect(unblank(done.text, done)).toBe(original)
  expect(unblank(`Терміново! ${done.text}`, done)).toBe(`Терміново! ${original}`)
  expect(unblank(done.text.replace(bar, ''), done)).toBeUndefined()
})

test('no chosen word is left, and nothing else goes, in any text', () => {
  const words = fc.array(fc.constantFrom('Іван', 'яма', '067', '12', 'кв.', '—', ',', '\n', '+'), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(words, fc.nat(), fc.nat(), (list, from, more) => {
      const text = list.join(' ')
      const pieces = piecesOf(text)
      const first = pieces[from % Math.max(1, pieces.length)]
      if (!first) return
      const last = pieces[Math.min(pieces.length - 1, pieces.indexOf(first) + (more % 4))] ?? first
      const done = blank(text, text, { start: first.start, end: last.end })
      expect(done?.text).toBe(text.slice(0, first.start) + bar + text.slice(last.end))
      expect(done && unblank(done.text, done)).toBe(text)
    }),
  )
})
