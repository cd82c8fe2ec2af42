import { mayDo } from '@bezpechne/shared/access'
import type { Me } from '@bezpechne/shared/accounts'
import type { AnswerCounts } from '@bezpechne/shared/answers'
import { textIn } from '@bezpechne/shared/languages'
import type { LetterCount } from '@bezpechne/shared/letters'
import type { ModeratedPage } from '@bezpechne/shared/moderation'
import type { SealedCount as SealedCountOf } from '@bezpechne/shared/sealed'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { accountWords, SignOutButton } from '../accounts/index.ts'
import { get } from '../lib/api.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { HelpLink } from '../ui/help-link.tsx'
import { Icon } from '../ui/icon.tsx'
import { Logo } from '../ui/logo.tsx'
import { Popover } from '../ui/popover.tsx'
import { useAnswerCounts } from './answer-counts.ts'
import { useChooseLanguage } from './choose-language.ts'
import { deskWords } from './desk-words.ts'
import { helpFor } from './help-for.ts'
import { LanguageList } from './language-switch.tsx'

interface Props {
  me: Me
  /** How many wait, where it is known. */
  waiting?: number | undefined
  unanswered?: number | undefined
}

/** The bar over every desk: the city, the desks one may open there, and oneself. */
export function DeskHeader({ me, ...counts }: Props) {
  const say = useWords(deskWords)
  const language = useLanguage()
  const { city = '' } = useParams({ strict: false })
  const name = textIn(me.cities.find(({ id }) => id === city)?.name, language) ?? ''
  return (
    <header className="top staff">
      <Link className="logo" to="/$city" params={{ city }} aria-label={say('toMap')}>
        <Logo />
        <span className="hide-s">{say('product')}</span>
      </Link>
      <Link className="city" to="/desk" aria-label={say('changeDesk', { name })}>
        <span title={name}>{name}</span> <Icon name="down" />
      </Link>
      <nav className="nav" aria-label={say('menu')}>
        <Desks me={me} city={city} {...counts} />
      </nav>
      <Popover className="iconbtn" label={say('me', { name: me.name })} button={<Icon name="person" />}>
        {(close) => <Oneself me={me} onPick={close} />}
      </Popover>
      <div className="menu">
        <Popover className="iconbtn" label={say('menu')} button={<Icon name="menu" />}>
          {(close) => (
            <nav aria-label={say('menu')}>
              <Desks me={me} city={city} {...counts} className="menuitem" onPick={close} />
            </nav>
          )}
        </Popover>
      </div>
    </header>
  )
}

interface DesksProps extends Props {
  city: string
  className?: string
  onPick?: () => void
}

const tabs = ['queue', 'published', 'hidden'] as const

function Desks({ me, city, waiting, unanswered, className, onPick }: DesksProps) {
  const say = useWords(deskWords)
  const roles = me.memberships.filter((held) => held.city === city).map(({ role }) => role)
  const moderates = roles.includes('moderator')
  const counts = useAnswerCounts(city, moderates || roles.includes('responder'))
  const look = {
    className,
    onClick: onPick,
    params: { city },
    activeProps: { 'aria-current': 'page' },
  } as const
  return (
    <>
      {moderates &&
        tabs.map((state) => (
          <Link {...look} key={state} to="/desk/$city/moderation" search={{ state }}>
            {say(state)}
            {state === 'queue' && <Count value={waiting} />}
          </Link>
        ))}
      {moderates && <CoveredLink city={city} look={look} />}
      {mayDo(me.memberships, city, 'read-sealed') && (
        <Link {...look} to="/desk/$city/sealed" activeOptions={{ includeSearch: false }}>
          {say('sealed')}
          <SealedCount city={city} />
        </Link>
      )}
      <LettersLink me={me} className={className} city={city} />
      {(moderates || roles.includes('responder')) && (
        <AnswersLink look={look} unanswered={unanswered} counts={counts} />
      )}
      {counts && <AnswerLinks counts={counts} look={look} />}
      {mayDo(me.memberships, city, 'keep-beat') && (
        <Link {...look} to="/desk/$city/beat-report">
          {say('beatReport')}
        </Link>
      )}
      <Link {...look} to="/desk/$city/numbers">
        {say('numbers')}
      </Link>
      {setsSomething(me, city) && (
        <Link {...look} to="/desk/$city/settings">
          {say('settings')}
        </Link>
      )}
    </>
  )
}

/** There while a moderator has to look at words that authors covered, and while that list is open. */
function CoveredLink({ city, look }: { city: string; look: AnswersLinkProps['look'] }) {
  const say = useWords(deskWords)
  const { state } = useSearch({ strict: false })
  const { data } = useQuery({
    queryKey: ['moderation', city, 'covered-count'],
    queryFn: ({ signal }) =>
      get<ModeratedPage>(`/cities/${city}/moderation/inquiries?state=covered&limit=1`, signal),
    refetchInterval: 60_000,
  })
  const total = data?.total ?? 0
  if (total === 0 && state !== 'covered') return null
  return (
    <Link {...look} to="/desk/$city/moderation" search={{ state: 'covered' }}>
      {say('covered')}
      {total > 0 && <Count value={total} />}
    </Link>
  )
}

function setsSomething({ memberships }: Me, city: string): boolean {
  const sections = ['manage-desk', 'manage-people', 'manage-beats', 'keep-beat'] as const
  return sections.some((needed) => mayDo(memberships, city, needed))
}

/** The desk of answers; its parts that have a place of their own in the bar are open there. */
function AnswersLink({ look, unanswered, counts }: AnswersLinkProps) {
  const say = useWords(deskWords)
  const { state } = useSearch({ strict: false })
  const elsewhere =
    (state === 'check' && counts && counts.toCheck > 0) ||
    (state === 'overdue' && counts && counts.overdue > 0)
  return (
    <Link
      {...look}
      to="/desk/$city/answers"
      search={{ state: 'waiting' }}
      // NOTE: the router marks every active link itself, whatever its active props say.
      activeOptions={{ includeSearch: Boolean(elsewhere) }}
    >
      {say('answers')}
      <Count value={unanswered} />
    </Link>
  )
}

interface AnswersLinkProps {
  look: Look
  unanswered: number | undefined
  counts: AnswerCounts | undefined
}

interface Look {
  className: string | undefined
  onClick: (() => void) | undefined
  params: { city: string }
}

interface AnswerLinksProps {
  counts: AnswerCounts
  look: Look
}

/** What hurries: answers that are late, answers that a moderator has to read. */
function AnswerLinks({ counts: { overdue, toCheck }, look }: AnswerLinksProps) {
  const say = useWords(deskWords)
  return (
    <>
      {overdue > 0 && (
        <Link {...look} to="/desk/$city/answers" search={{ state: 'overdue' }}>
          {say('overdue')}
          <span className="num late">{overdue}</span>
        </Link>
      )}
      {toCheck > 0 && (
        <Link {...look} to="/desk/$city/answers" search={{ state: 'check' }}>
          {say('toCheck')}
          <Count value={toCheck} />
        </Link>
      )}
    </>
  )
}

/** Another app by a full navigation: what is unlocked there never meets the map. The number says nothing private. */
function LettersLink({ me, city, className }: LettersLinkProps) {
  const say = useWords(deskWords)
  const may = (['screen-letters', 'answer-letters'] as const).some((need) =>
    mayDo(me.memberships, city, need),
  )
  const { data } = useQuery({
    queryKey: ['letters-count', city],
    queryFn: ({ signal }) => get<LetterCount>(`/cities/${city}/letters/count`, signal),
    refetchInterval: 60_000,
    enabled: may,
  })
  if (!may) return null
  return (
    <a className={className} href={`/desk/letters?city=${city}`}>
      {say('letters')}
      <Count value={data?.waiting} />
    </a>
  )
}

interface LettersLinkProps {
  me: Me
  city: string
  className: string | undefined
}

/** Nothing tells of what is sealed, so its number is asked again. */
function SealedCount({ city }: { city: string }) {
  const { data } = useQuery({
    queryKey: ['moderation', city, 'sealed-count'],
    queryFn: ({ signal }) => get<SealedCountOf>(`/cities/${city}/moderation/sealed-count`, signal),
    refetchInterval: 60_000,
  })
  return data && data.total > 0 ? <Count value={data.total} /> : null
}

function Count({ value }: { value: number | undefined }): ReactNode {
  return value !== undefined && <span className="num">{value}</span>
}

function Oneself({ me, onPick }: { me: Me; onPick: () => void }) {
  const say = useWords(accountWords)
  const choose = useChooseLanguage()
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const { city } = useParams({ strict: false })
  const roles = me.memberships.filter((held) => held.city === city).map(({ role }) => role)
  return (
    <div className="stack oneself">
      <p className="small">
        <b>{me.name}</b>
        <span className="muted">{me.email}</span>
      </p>
      <Link className="menuitem" to="/desk/security" onClick={onPick}>
        <Icon name="lock" />
        {say('security')}
      </Link>
      <HelpLink className="menuitem" topic={helpFor(path, roles)} onClick={onPick} />
      <LanguageList onPick={(language) => void choose(language)} />
      <SignOutButton onOut={() => navigate({ to: '/desk' })} />
    </div>
  )
}
