import { useWords } from '../../lib/words.ts'
import { reportOf } from './api.ts'
import { words } from './words.ts'

export function Report({ city, id }: { city: string; id: string }) {
  const say = useWords(words)
  return (
    <p>
      <a className="btn s" href={reportOf(city, id)} download>
        {say('report')}
      </a>
    </p>
  )
}
