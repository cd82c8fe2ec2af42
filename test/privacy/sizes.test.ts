import { toBytes } from '@bezpechne/shared/letters-crypto/bytes'
import { sealMessage } from '@bezpechne/shared/letters-crypto/message'
import { textFits } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test } from 'vitest'

import { Conversation } from './conversation.ts'
import { chanceOf } from './mutations.ts'
import { directory, sodium } from './world.ts'

const letters = ['а', 'ї', 'z', ' ', '\n', '"', '\\', '😀', '\u0301']

test('P12 of a text nothing but its size out of three can be told', { timeout: 60_000 }, ({ task }) => {
  const { print, keys, own } = new Conversation(directory, {})
  const place = {
    print,
    epoch: 0,
    seq: 1,
    role: 'resident',
    kind: 'text',
    box: 'resident',
    prev: null,
  } as const
  const [chance, sizes] = [chanceOf(12), new Map<number, number>()]
  const texts = 5000
  for (let done = 0; done < texts;) {
    // As many short ones as long ones; those at the border of two sizes among them.
    const length =
      [chance(60), 940 + chance(60), chance(1000), 3950 + chance(100), chance(7500), 7500][chance(6)] ?? 0
    const some = Array.from({ length: 20 }, () => letters[chance(chance(2) ? 2 : letters.length)]).join('')
    const text = some.repeat(400).slice(0, length)
    const body = { text, files: [] }
    if (!textFits(text)) continue
    const { ct } = sealMessage(sodium, { key: keys[0] ?? print, sigSk: own.sigSk }, place, body)
    const size = toBytes(ct).length
    sizes.set(size, (sizes.get(size) ?? 0) + 1)
    done += 1
  }
  expect([...sizes.keys()].toSorted((a, b) => a - b)).toEqual([1040, 4112, 16_400])
  const told = [...sizes].toSorted(([a], [b]) => a - b).map(([size, count]) => `${size} bytes x ${count}`)
  task.meta.figure = `${texts.toLocaleString('en')} texts: ${told.join(', ')}`
})
