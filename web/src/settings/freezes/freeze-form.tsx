import type { FreezeArea, FreezePreviewed } from '@bezpechne/shared/freezes'
import { lazy, Suspense, useState } from 'react'

import { formatNumber } from '../../lib/format.ts'
import { useLanguage, useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useChange } from '../calendar/use-change.ts'
import { LongField } from '../long-field.tsx'
import { SaveTrouble, useFieldTrouble } from '../save-trouble.tsx'
import { previewFreeze, useChangeFreezes } from './api.ts'
import { AreaFields } from './area-fields.tsx'
import { areaOf, type TypedArea, untyped } from './typed-area.ts'
import { words } from './words.ts'

const AreaMap = lazy(() => import('./area-map.tsx').then((map) => ({ default: map.AreaMap })))

const kinds = ['circle', 'district', 'beat', 'polygons'] as const
const lasting = {
  '6': 'hours6',
  '24': 'hours24',
  '72': 'days3',
  '168': 'days7',
  '720': 'days30',
  '': 'noEnd',
} as const

/** A new one in two steps: how much would vanish, then it does. */
export function FreezeForm({ city }: { city: string }) {
  const say = useWords(words)
  const form = useFreezing(city)
  const { typed, put, area, reason, looked, error, busy } = form
  const ready = area !== undefined && reason.trim().length >= 3
  return (
    <form
      className="card stack"
      aria-labelledby="freezes-new"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void (looked ? form.freeze() : form.look())
      }}
    >
      <h2 id="freezes-new" className="h3">
        {say('newTitle')}
      </h2>
      <SelectField
        label={say('kind')}
        value={typed.kind}
        options={kinds.map((value) => ({ value, name: say(value) }))}
        onChange={(value) => put({ kind: kinds.find((kind) => kind === value) ?? 'circle' })}
      />
      <AreaFields key={form.made} city={city} typed={typed} onChange={put} />
      <AboutFields form={form} />
      {looked && <Looked city={city} looked={looked} />}
      {error !== undefined && <SaveTrouble error={error} />}
      <div className="row">
        {/* NOTE: disabled would lose the focus at each of the two steps. */}
        <button
          type="submit"
          className="btn pri"
          aria-disabled={busy || !ready}
          aria-describedby={ready ? undefined : 'freezes-missing'}
        >
          {say(looked ? 'freeze' : 'look')}
        </button>
        {!ready && (
          <p className="small muted" id="freezes-missing">
            {say('missing')}
          </p>
        )}
      </div>
    </form>
  )
}

function AboutFields({ form }: { form: ReturnType<typeof useFreezing> }) {
  const say = useWords(words)
  const { reason, setReason, hours, setHours, error } = form
  const trouble = useFieldTrouble(error)
  return (
    <>
      <LongField
        label={say('reason')}
        hint={say('reasonHint')}
        error={trouble('reason')}
        value={reason}
        max={300}
        onChange={setReason}
      />
      <SelectField
        label={say('lasts')}
        value={hours}
        options={Object.entries(lasting).map(([value, name]) => ({ value, name: say(name) }))}
        onChange={setHours}
      />
    </>
  )
}

function Looked({ city, looked }: { city: string; looked: FreezePreviewed }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      <Notice
        tone="warn"
        title={looked.inquiries ? say('willHide', { count: looked.inquiries }) : say('willHideNone')}
        alert
      >
        <p>{say('willHideText', { value: formatNumber(looked.km2, language) })}</p>
      </Notice>
      <Suspense fallback={<Skeleton rows={5} />}>
        <AreaMap city={city} outline={looked.outline} />
      </Suspense>
    </>
  )
}

function useFreezing(city: string) {
  const say = useWords(words)
  const changes = useChangeFreezes(city)
  const { busy, error, run } = useChange()
  const [typed, setTyped] = useState<TypedArea>(untyped)
  const [reason, setReason] = useState('')
  const [hours, setHours] = useState('24')
  // What was typed into the fields goes with each that is made.
  const [made, setMade] = useState(0)
  // Of the area it was asked for: another one is looked at first.
  const [seen, setSeen] = useState<{ area: FreezeArea; looked: FreezePreviewed }>()
  const area = areaOf(typed)
  const looked = area && JSON.stringify(seen?.area) === JSON.stringify(area) ? seen?.looked : undefined

  const look = () =>
    run(async () => {
      if (area) setSeen({ area, looked: await previewFreeze(city, area) })
    })

  async function freeze(): Promise<void> {
    if (!area) return
    const wanted = { area, reason, hours: hours === '' ? null : Number(hours) }
    if (!(await run(() => changes.freeze(wanted), say('frozen')))) return
    setSeen(undefined)
    setReason('')
    setTyped(untyped)
    setMade((before) => before + 1)
  }
  const put = (part: Partial<TypedArea>) => setTyped((before) => ({ ...before, ...part }))
  return { typed, put, area, reason, setReason, hours, setHours, looked, made, busy, error, look, freeze }
}
