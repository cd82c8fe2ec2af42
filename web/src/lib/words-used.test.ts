import { expect, test } from 'vitest'

import { saidBy, type Words } from './words.ts'

interface Module {
  [name: string]: Partial<Words<Record<string, string>>>
}

const modules = import.meta.glob<Module>(
  ['../**/{words,*-words}.ts', '!./words.ts', '!../**/*-passwords.ts', '!../**/use-*'],
  { eager: true },
)
const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../**/{words,*-words}.ts'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
).map(([path, text]) => ({ path, text, ...asked(text) }))
const shared = Object.values(
  import.meta.glob<string>(['../../../shared/src/*.ts', '!../../../shared/src/*.test.ts'], {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
).map(asked)
/** Where parts meet: what a page says of a part stands in the part's words. */
const meeting = /^\.\.\/(pages|app|letters-app)\//

const parts = Object.entries(modules).flatMap(([file, module]) =>
  Object.values(module).flatMap(({ namespace }) => (namespace ? [[namespace, file] as const] : [])),
)

test('what looks for unused words finds one', () => {
  const seen = [asked('say("title") say(`step-${step}`)')]
  expect(unusedOf({ title: '', ofNobody: '', 'step-answer': '' }, seen)).toEqual(['ofNobody'])
  expect(parts.length).toBeGreaterThan(60)
})

test.each(parts)('%s says nothing that no page asks for', (namespace, file) => {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  const near = sources.filter(
    ({ path, text }) => path.startsWith(folder) || meeting.test(path) || uses(text, file),
  )
  expect(unusedOf(saidBy[namespace]?.uk ?? {}, [...near, ...shared])).toEqual([])
})

/** Words that lie ready for all: web/src/ui, web/src/lib. */
function uses(text: string, file: string): boolean {
  return text.includes(`/${file.split('/').at(-1)}'`)
}

/** A key is asked for by its name, or by a part of it that code puts together. */
function unusedOf(words: Record<string, string>, seen: ReturnType<typeof asked>[]): string[] {
  const bases = new Set(Object.keys(words).map((key) => key.replace(/_(one|few|many|other)$/, '')))
  return [...bases].filter(
    (base) =>
      !seen.some(
        ({ named, made }) =>
          named.has(base) || made.some(([before, after]) => base.startsWith(before) && base.endsWith(after)),
      ),
  )
}

function asked(text: string) {
  const made = [...text.matchAll(/\bsay\w*\(\s*`([\w-]*)\$\{[^}`]*\}([\w-]*)`/g)]
  return {
    named: new Set(text.match(/[\w-]+/g)),
    made: made.map(([, before = '', after = '']) => [before, after] as const),
  }
}
