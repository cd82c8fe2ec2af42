import type { Category } from '@bezpechne/shared/categories'
import type { InquiryPage } from '@bezpechne/shared/inquiries'
import { Link } from '@tanstack/react-router'

import { formatNumber } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Icon } from '../ui/icon.tsx'
import { PinMark } from '../ui/pin-mark.tsx'
import { PlainFold } from '../ui/plain-fold.tsx'
import { PeriodChip } from './period-chip.tsx'
import { SearchBox } from './search-box.tsx'
import { TopicChip } from './topic-chip.tsx'
import { useChosen } from './use-chosen.ts'
import type { ReachablePlace } from './use-place-search.ts'
import type { ChangeView } from './use-view.ts'
import type { View } from './view.ts'
import { words } from './words.ts'

interface Props {
  city: string
  view: View
  change: ChangeView
  counts: InquiryPage['counts'] | undefined
  categories: Category[]
  onPlace: (place: ReachablePlace | undefined) => void
}

export function FilterBar({ city, view, change, counts, categories, onPlace }: Props) {
  const say = useWords(words)
  const [chosen, pick] = useChosen(view, change)
  return (
    <search className="bar" aria-label={say('searchAndFilters')}>
      <SearchBox
        city={city}
        q={view.q}
        onSearch={(q) => change({ q, pin: undefined }, { replace: true })}
        onPlace={onPlace}
      />
      <PlainFold label={say('filters')}>
        <div className="chips">
          <ColourChip
            chosen={!chosen.colour}
            count={counts && counts.red + counts.green}
            atLeast={counts?.atLeast}
            onPick={() => pick({ colour: undefined })}
          >
            {say('all')}
          </ColourChip>
          <ColourChip
            chosen={chosen.colour === 'red'}
            count={counts?.red}
            atLeast={counts?.atLeast}
            onPick={() => pick({ colour: 'red' })}
          >
            <PinMark colour="red" /> {say('red')}
          </ColourChip>
          <ColourChip
            chosen={chosen.colour === 'green'}
            count={counts?.green}
            atLeast={counts?.atLeast}
            onPick={() => pick({ colour: 'green' })}
          >
            <PinMark colour="green" /> {say('green')}
          </ColourChip>
          <TopicChip categories={categories} topics={chosen.topics} onPick={(topics) => pick({ topics })} />
          <PeriodChip period={chosen.period} onPick={(period) => pick({ period })} />
        </div>
      </PlainFold>
      <Link className="btn pri" to="/$city/new" params={{ city }}>
        <Icon name="plus" />
        {say('report')}
      </Link>
    </search>
  )
}

interface ChipProps {
  chosen: boolean
  count: number | undefined
  atLeast: true | undefined
  onPick: () => void
  children: React.ReactNode
}

function ColourChip({ chosen, count, atLeast, onPick, children }: ChipProps) {
  const language = useLanguage()
  const say = useWords(words)
  return (
    <button type="button" className="chip" aria-pressed={chosen} onClick={onPick}>
      {children}
      {count !== undefined && (
        <span className="num">
          {atLeast && <span className="vh">{say('atLeast', { number: '' })}</span>}
          {formatNumber(count, language)}
          {atLeast && <span aria-hidden="true">+</span>}
        </span>
      )}
    </button>
  )
}
