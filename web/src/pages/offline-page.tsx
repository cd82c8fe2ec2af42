import { textIn, tongueOf } from '@bezpechne/shared/languages'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'

import { ApiError } from '../lib/api.ts'
import { formatMoment } from '../lib/format.ts'
import { canSave, dropPack, findPack, type PackTrouble, type SavedPack, savePack } from '../lib/packs.ts'
import { useCity } from '../lib/reference.ts'
import { useTitle } from '../lib/title.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { NoCity } from './no-city.tsx'
import { offlineWords } from './offline-words.ts'

const numbers = ['102', '101', '103', '112'] as const

/** A city to take along: what is in it, how large it is, since when; kept, renewed and removed here. */
export function OfflinePage() {
  const say = useWords(offlineWords)
  const language = useLanguage()
  const { city } = useParams({ from: '/$city/offline' })
  const { data, error } = useCity(city)
  useTitle(say('title'))
  if (error instanceof ApiError && error.status === 404) return <NoCity />
  return (
    <main id="main" className="page prose">
      <h1>{data ? `${textIn(data.name, language)}: ${say('title').toLowerCase()}` : say('title')}</h1>
      <p className="lead">{say('lead')}</p>
      <ul className="points">
        {(['has1', 'has2', 'has3'] as const).map((what) => (
          <li key={what}>{say(what)}</li>
        ))}
      </ul>
      {canSave() ? (
        <Keeping city={city} />
      ) : (
        <Notice tone="warn" icon="offline">
          <p>{say('unsupported')}</p>
        </Notice>
      )}
      <p>
        {say('urgent')}{' '}
        {numbers.map((number) => (
          <a key={number} className="num" href={`tel:${number}`}>
            {number}{' '}
          </a>
        ))}
      </p>
      <p className="row">
        <Link className="btn" to="/$city/officer" params={{ city }}>
          {say('toOfficer')}
        </Link>
        <Link className="btn" to="/$city" params={{ city }}>
          {say('toMap')}
        </Link>
      </p>
    </main>
  )
}

function Keeping({ city }: { city: string }) {
  const say = useWords(offlineWords)
  const { data: saved, refetch } = useQuery({
    queryKey: ['pack', city],
    queryFn: () => findPack(city),
    staleTime: 0,
  })
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<PackTrouble>()

  async function save(): Promise<void> {
    setBusy(true)
    const met = await savePack(city)
    setTrouble(met)
    setBusy(false)
    await refetch()
    if (!met) toast(say('done'))
  }

  async function drop(): Promise<void> {
    await dropPack(city)
    await refetch()
    toast(say('dropped'))
  }

  return (
    <section className="card stack" aria-busy={busy}>
      {saved ? <Saved saved={saved} /> : <p className="hint">{say('most')}</p>}
      {trouble && (
        <Notice tone="warn" icon={trouble === 'offline' ? 'offline' : 'warn'} alert>
          <p>{say(trouble)}</p>
        </Notice>
      )}
      <p className="row">
        <button type="button" className="btn pri" disabled={busy} onClick={() => void save()}>
          {say(busy ? 'saving' : saved ? 'renew' : 'save')}
        </button>
        {saved && (
          <button type="button" className="btn" disabled={busy} onClick={() => void drop()}>
            {say('drop')}
          </button>
        )}
      </p>
      <p className="small muted">{say('hidden')}</p>
    </section>
  )
}

function Saved({ saved: { at, bytes } }: { saved: SavedPack }) {
  const say = useWords(offlineWords)
  const language = useLanguage()
  const size = new Intl.NumberFormat(tongueOf(language).locale, { maximumFractionDigits: 1 })
  return (
    <div className="stack t">
      <p>
        <b>{say('saved', { moment: formatMoment(at, language) })}</b>
      </p>
      <p className="small muted">{say('size', { size: size.format(Math.max(0.1, bytes / 1e6)) })}</p>
    </div>
  )
}
