import { inGroups } from '@bezpechne/shared/letters-crypto/code'
import { useState } from 'react'

import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { addressOf, saveCodePaper } from './code-paper.ts'
import { codeWords } from './code-words.ts'

interface Props {
  city: string
  code: string
  /** "My phone may be watched": nothing is offered that would leave a trace on it. */
  watched: boolean
}

/** In eight groups of four, to be copied by hand as well. */
export function CodeShown({ city, code, watched }: Props) {
  const say = useWords(codeWords)
  return (
    <>
      <ol className="lt-code" aria-label={say('title')}>
        {inGroups(code)
          .split(' ')
          .map((group, index) => (
            <li
              key={`${index}-${group}`}
              aria-label={`${say('group', { number: index + 1 })}: ${Array.from(group).join(' ')}`}
            >
              {group}
            </li>
          ))}
      </ol>
      {watched ? <p>{say('watched')}</p> : <KeepCode city={city} code={code} />}
    </>
  )
}

function KeepCode({ city, code }: Omit<Props, 'watched'>) {
  const say = useWords(codeWords)
  const [told, setTold] = useState<'copied' | 'copyFailed' | 'pdfFailed'>()

  async function copy() {
    try {
      await navigator.clipboard.writeText(inGroups(code))
      setTold('copied')
    } catch {
      setTold('copyFailed')
    }
  }

  async function save() {
    const [title, warn] = [say('paperTitle'), say('paperWarn')]
    const text = say('paperText', { address: addressOf(city) })
    try {
      await saveCodePaper({ city, code, title, text, warn })
    } catch {
      setTold('pdfFailed')
    }
  }

  return (
    <>
      <div className="row lt-noprint">
        <button type="button" className="btn s" onClick={() => void copy()}>
          <Icon name="copy" />
          {say('copy')}
        </button>
        <button type="button" className="btn s" onClick={() => window.print()}>
          <Icon name="print" />
          {say('print')}
        </button>
        <button type="button" className="btn s" onClick={() => void save()}>
          <Icon name="book" />
          {say('pdf')}
        </button>
      </div>
      <output className="small lt-told">{told && say(told)}</output>
    </>
  )
}
