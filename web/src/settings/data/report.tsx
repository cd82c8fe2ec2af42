import { useWords } from '../../lib/words.ts'
import { dataWords } from './words.ts'

export function Report({ city, id }: { city: string; id: string }) {
  const say = useWords(dataWords)
  return (
    <p>
      <a className="btn s" href={`/api/v1/cities/${city}/desk/imports/${id}/report.csv`} download>
        {say('report')}
      </a>
    </p>
  )
}
