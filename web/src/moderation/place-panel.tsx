import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import { textIn } from '@bezpechne/shared/languages'
import type { LikelyPlace } from '@bezpechne/shared/moderation'

import { useLanguage, useWords } from '../lib/words.ts'
import { findBackground } from '../map/background.ts'
import { MiniMap } from '../map/mini-map.tsx'
import { type NearPin, NearPins } from '../map/near-pins.tsx'
import { PlacePicker } from '../map/place-picker.tsx'
import { usePublicPlace } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: CityDetail
  context: CityContext | undefined
  category: string
  address: string | null
  at: LatLng | null
  /** Where the address may be. */
  likely: LikelyPlace | null
  /** Others near by. */
  near: readonly NearPin[]
  onChange: (at: LatLng) => void
}

/** The exact place, to be seen or marked by the moderator, and below it what everybody will see of it. */
export function PlacePanel({ city, context, category, address, at, likely, near, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const start = at ?? likely?.at
  return (
    <section className="stack t" aria-labelledby="place-panel">
      <h2 id="place-panel" className="h3">
        {say('mapTitle')}
      </h2>
      {address && <p className="small">{say('address', { address })}</p>}
      {!at && <Unplaced likely={likely} onChange={onChange} />}
      <PlacePicker
        centre={start ?? city.centre}
        zoom={start ? closeEnough() : city.zoom}
        at={at ?? undefined}
        onChange={onChange}
        geojson={context}
        language={language}
        label={say('mapLabel')}
        credit={city.credit}
      >
        <NearPins pins={near} around={at} />
      </PlacePicker>
      {at && <Blurred city={city.id} context={context} category={category} at={at} />}
    </section>
  )
}

/** Without streets below it, a place is told by the borders of its district. */
const closeEnough = () => (findBackground() ? 16 : 13)

/** What a moderator has to do, and where the address may be. */
function Unplaced({ likely, onChange }: Pick<Props, 'likely' | 'onChange'>) {
  const say = useWords(words)
  return (
    <>
      <p className="small deskwarn">{say('pickPlace')}</p>
      {likely && <Likely likely={likely} onTake={() => onChange(likely.at)} />}
    </>
  )
}

/** A guess from the gazetteer: it becomes a place when a moderator says so. */
function Likely({ likely, onTake }: { likely: LikelyPlace; onTake: () => void }) {
  const say = useWords(words)
  const language = useLanguage()
  const { name, former, doubt } = likely
  return (
    <div className="stack t">
      <p className="small">
        {say(former ? 'likelyFormer' : 'likely', {
          name: textIn(name, language),
          former: former ?? '',
          metres: doubt,
        })}
      </p>
      <button type="button" className="btn s fit" onClick={onTake}>
        {say('likelyTake')}
      </button>
    </div>
  )
}

interface BlurredProps {
  city: string
  context: CityContext | undefined
  category: string
  at: LatLng
}

/** Nothing where everybody sees the exact place. */
function Blurred({ city, context, category, at }: BlurredProps) {
  const say = useWords(words)
  const language = useLanguage()
  const { data: open } = usePublicPlace(city, at, category)
  if (!open || open.precision === 'exact' || open.precision === 'none') return null
  return (
    <>
      <p className="small">{say('publicPlace')}</p>
      <MiniMap
        at={open.at}
        precision={open.precision}
        colour="red"
        geojson={context}
        language={language}
        label={say('publicPlace')}
      />
    </>
  )
}
