import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  visit,
} from 'yaml'

import { InputError } from '../import/input-error.ts'

/** A community of a hundred bodies and all its texts comes to a tenth of it. */
const mostBytes = 500_000

export interface YamlFile {
  data: unknown
  /** Of what stands at a path, or of the nearest thing around it. */
  lineOf: (path: readonly PropertyKey[]) => number
  /** Of a key itself. */
  lineOfKey: (path: readonly PropertyKey[], key: string) => number
}

type Mistake = [line: number, what: string]

/**
 * Plain YAML of one document: no anchors, which repeat what nobody sees, no tags, no key twice.
 * @throws InputError with a line for each mistake
 */
export function readYaml(bytes: Uint8Array): YamlFile {
  const text = textOf(bytes)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'core' })
  const lineAt = (offset: number) => lines.linePos(offset).line
  const wrong = [...document.errors, ...document.warnings].map(({ code, message, pos }): Mistake => [
    lineAt(pos[0]),
    wordsOf(code, message, text.slice(pos[0])),
  ])
  refuse(wrong)
  visit(document, {
    Node(_, node) {
      const strange = strangeIn(node)
      if (strange) wrong.push([lineAt(node.range?.[0] ?? 0), strange])
    },
    Pair(_, { key }) {
      if (isCollection(key)) wrong.push([lineAt(key.range?.[0] ?? 0), 'a key is one word, not a list'])
    },
  })
  refuse(wrong)
  if (document.contents === null) throw new InputError('the file is empty: docs/production.md has an example')

  function nodeAt(path: readonly PropertyKey[]): unknown {
    return path.length ? document.getIn(path, true) : document.contents
  }
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    lineOf(path) {
      for (let depth = path.length; depth >= 0; depth -= 1) {
        const node = nodeAt(path.slice(0, depth))
        if (isNode(node) && node.range) return lineAt(node.range[0])
      }
      return 1
    },
    lineOfKey(path, key) {
      const node = nodeAt(path)
      const pair = isMap(node) && node.items.find((one) => isScalar(one.key) && String(one.key.value) === key)
      return pair && isScalar(pair.key) && pair.key.range ? lineAt(pair.key.range[0]) : this.lineOf(path)
    },
  }
}

/** What plain YAML has no need of, and what hides something from who reads it. */
function strangeIn(node: Node): string | undefined {
  if (isAlias(node)) return `“*${node.source}” repeats another place: write it out`
  if ('anchor' in node && node.anchor) return `“&${node.anchor}” names this place: leave it out`
  return node.tag?.startsWith('!') ? `“${node.tag}” is a tag: leave it out` : undefined
}

function textOf(bytes: Uint8Array): string {
  if (bytes.byteLength > mostBytes)
    throw new InputError(
      `the file has ${Math.ceil(bytes.byteLength / 1000)} kB, and at most ${mostBytes / 1000} kB are read: is it another one?`,
    )
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InputError('the file is no text in UTF-8: save it as such')
  }
}

function wordsOf(code: string, message: string, rest: string): string {
  const words = message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message
  const key = /^\s*["']?([^\s:"'{}[\],]+)/.exec(rest)?.[1] ?? ''
  if (code === 'DUPLICATE_KEY') return `${key}: stands twice`
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here: one file is one city'
  if (code === 'TAG_RESOLVE_FAILED') return `“${key}” is a tag: leave it out`
  if (words.includes('call stack')) return 'nested too deep'
  return words
}

/** In the order of the file; a broken bracket alone makes hundreds. */
function refuse(wrong: readonly Mistake[]): void {
  if (!wrong.length) return
  const told = wrong.toSorted(([a], [b]) => a - b).map(([line, what]) => `line ${line}: ${what}`)
  throw new InputError([...[...new Set(told)].slice(0, 20), 'nothing is changed'].join('\n'))
}
