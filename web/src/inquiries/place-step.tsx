import type { Category } from '@bezpechne/shared/categories'
import type { CityContext, CityDetail } from '@bezpechne/shared/cities'
import { useCallback } from 'react'

import { useLanguage, useWords } from '../lib/words.ts'
import { mapWords } from '../map/map-words.ts'
import { PlacePicker } from '../map/place-picker.tsx'
import { useLocate } from '../map/use-locate.ts'
import { Icon } from '../ui/icon.tsx'
import type { Draft, Step } from './draft.ts'
import { districtAt } from './outline.ts'
import { StepBox } from './step-box.tsx'
import { words } from './words.ts'

interface Props {
  now: Step
  city: CityDetail
  context: CityContext | undefined
  draft: Draft
  precision: Category['precision'] | undefined
  error: string | undefined
  onChange: (edit: Partial<Draft>) => void
}

/** Near enough to correct a point, far enough to know where one is. */
const nearby = 14

/** A typed address, the own position, or a tap on the map: each alone is enough. */
export function PlaceStep({ now, city, context, draft, precision, error, onChange }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const choose = useCallback((at: Draft['at']) => onChange({ at }), [onChange])
  return (
    <StepBox step="place" now={now} title={say('place')} error={error}>
      <AddressRow address={draft.address} wrong={Boolean(error)} onChange={onChange} />
      <div className="nq-map">
        <PlacePicker
          centre={city.centre}
          zoom={draft.at ? nearby : city.zoom}
          at={draft.at ?? undefined}
          onChange={choose}
          geojson={context}
          language={language}
          label={say('mapLabel')}
          credit={city.credit}
        />
      </div>
      {draft.at && <Chosen at={draft.at} context={context} onDrop={() => onChange({ at: null })} />}
      <p className="hint" id="place-hint">
        {say('addressHint')} {precision && precision !== 'none' ? say(precision) : say('preciseLater')}
      </p>
    </StepBox>
  )
}

interface AddressProps {
  address: string
  wrong: boolean
  onChange: Props['onChange']
}

function AddressRow({ address, wrong, onChange }: AddressProps) {
  const say = useWords(words)
  const sayMap = useWords(mapWords)
  const [locating, locate] = useLocate((at) => onChange({ at }))
  const told = locating === 'idle' || locating === 'located' ? '' : sayMap(locating)
  return (
    <>
      <div className="nq-address" data-field="place">
        <div className="search grow">
          <Icon name="search" />
          <input
            className="in"
            name="address"
            autoComplete="off"
            enterKeyHint="next"
            maxLength={200}
            aria-label={say('address')}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? 'place-error place-hint' : 'place-hint'}
            placeholder={say('addressPlaceholder')}
            value={address}
            onChange={({ target }) => onChange({ address: target.value })}
          />
        </div>
        <button type="button" className="btn" disabled={locating === 'locating'} onClick={locate}>
          <Icon name="locate" />
          {say('myPlace')}
        </button>
      </div>
      <output className="hint nq-status">{told}</output>
    </>
  )
}

interface ChosenProps {
  at: NonNullable<Draft['at']>
  context: CityContext | undefined
  onDrop: () => void
}

function Chosen({ at, context, onDrop }: ChosenProps) {
  const say = useWords(words)
  const language = useLanguage()
  const district = districtAt(context, at)
  return (
    <p className="nq-chosen">
      <output>{district ? say('chosenIn', { district: district.name[language] }) : say('chosen')}</output>
      <button type="button" className="btn quiet s" onClick={onDrop}>
        {say('dropPoint')}
      </button>
    </p>
  )
}
