import { useWords } from '../lib/words.ts'
import { words } from './words.ts'

/** Grey lines in the shape of a list while it loads. */
export function Skeleton({ rows = 4, label }: { rows?: number; label?: string }) {
  const say = useWords(words)
  return (
    <div aria-busy="true">
      <output className="vh">{label ?? say('loading')}</output>
      {Array.from({ length: rows }, (_, row) => (
        <div className="sk" key={row} aria-hidden="true">
          <i className="dot" />
          <div>
            <i className="long" />
            <i className="thin mid" />
            <i className="thin short" />
          </div>
        </div>
      ))}
    </div>
  )
}
