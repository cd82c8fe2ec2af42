import { answerLimits } from '@bezpechne/shared/answer-limits'
import { maxSources, maxUrl } from '@bezpechne/shared/sources'

import { type Problems, useFieldTrouble } from '../lib/field-trouble.ts'
import { useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AnswerText } from './answer-text.ts'
import { formWords } from './form-words.ts'

type Sources = AnswerText['sources']

interface Props {
  sources: Sources
  problems: Problems
  onChange: (sources: Sources) => void
}

/** Where the word of the answer can be read; nobody asks these addresses but the reader who follows one. */
export function SourcesField({ sources, problems, onChange }: Props) {
  const say = useWords(formWords)
  return (
    <fieldset className="stack t sourcefields">
      <legend>{say('sources')}</legend>
      <p className="hint">{say('sourcesHint')}</p>
      {problems['sources'] && <p className="errt">{say('tooManySources', { most: maxSources })}</p>}
      {sources.map((source, index) => (
        <SourceRow
          // oxlint-disable-next-line react/no-array-index-key -- rows of a form: their fields keep no state of their own
          key={index}
          number={index + 1}
          source={source}
          problems={{
            title: problems[`sources.${rankOf(sources, index)}.title`],
            url: problems[`sources.${rankOf(sources, index)}.url`],
          }}
          onChange={(part) => onChange(sources.map((one, n) => (n === index ? { ...one, ...part } : one)))}
          onRemove={() => onChange(sources.filter((_, n) => n !== index))}
        />
      ))}
      {sources.length < maxSources && (
        <div>
          <button
            type="button"
            className="btn s"
            onClick={() => onChange([...sources, { title: '', url: '' }])}
          >
            <Icon name="plus" />
            {say('addSource')}
          </button>
        </div>
      )}
    </fieldset>
  )
}

/** Empty rows are not sent, so the paths of the refused ones do not count them. */
function rankOf(sources: Sources, index: number): number {
  return sources.slice(0, index).filter(({ title, url }) => title.trim() || url.trim()).length
}

interface RowProps {
  number: number
  source: Sources[number]
  problems: { title: Problems[string]; url: Problems[string] }
  onChange: (part: Partial<Sources[number]>) => void
  onRemove: () => void
}

function SourceRow({ number, source: { title, url }, problems, onChange, onRemove }: RowProps) {
  const say = useWords(formWords)
  const trouble = useFieldTrouble()
  const isEmpty = !title.trim() && !url.trim()
  return (
    <div className="sourcerow">
      <TextField
        label={say('sourceTitle', { number })}
        error={!isEmpty && trouble(problems.title, title, answerLimits.source)}
        value={title}
        max={answerLimits.source[1]}
        onChange={(value) => onChange({ title: value })}
      />
      <TextField
        label={say('sourceUrl')}
        error={problems.url && !isEmpty && say('urlWrong')}
        value={url}
        max={maxUrl}
        onChange={(value) => onChange({ url: value })}
      />
      <button
        type="button"
        className="iconbtn"
        aria-label={say('removeSource', { number })}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
