import type { MadeReplyLink, ReplyLink } from '@bezpechne/shared/assignments'
import { useState } from 'react'

import { formatMoment } from '../lib/format.ts'
import { useLanguage, useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { toast } from '../ui/toast.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { useHandover, useReplyLinks } from './api.ts'
import { words } from './words.ts'

interface Props {
  city: string
  id: string
  organisationId: string
  name: string
  onClose: () => void
}

/** A link for a body without accounts: shown once, to copy; and those that were made before. */
export function ReplyLinkDialog({ city, id, organisationId, name, onClose }: Props) {
  const say = useWords(words)
  const { makeLink, closeLink } = useHandover(city, id)
  const { data } = useReplyLinks(city, id)
  const [made, setMade] = useState<MadeReplyLink>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const links = data?.items.filter((link) => link.organisationId === organisationId) ?? []

  async function run(work: () => Promise<void>): Promise<void> {
    setBusy(true)
    setError(undefined)
    await work().catch(setError)
    setBusy(false)
  }

  return (
    <Dialog title={say('linkTitle', { name })} onClose={onClose}>
      {made ? (
        <Made made={made} />
      ) : (
        <>
          <p>{say('linkText')}</p>
          <p>
            <button
              type="button"
              className="btn pri"
              disabled={busy}
              onClick={() => void run(async () => setMade(await makeLink(organisationId)))}
            >
              {say(links.some(({ state }) => state === 'open') ? 'linkAgain' : 'linkMake')}
            </button>
          </p>
        </>
      )}
      {error !== undefined && <Trouble error={error} />}
      <Links
        links={links}
        busy={busy}
        onWithdraw={(link) => void run(async () => void (await closeLink(link)))}
      />
    </Dialog>
  )
}

function Made({ made }: { made: MadeReplyLink }) {
  const say = useWords(words)
  const language = useLanguage()
  const link = `${location.origin}/reply#${made.token}`
  return (
    <Notice tone="brand" title={say('linkMade')}>
      <p>{say(made.mailed ? 'linkMailed' : 'linkCopyText')}</p>
      <p className="asis reply-link">{link}</p>
      <p>{say('linkUntil', { when: formatMoment(made.expiresAt, language) })}</p>
      <p>
        <button
          type="button"
          className="btn s"
          onClick={() => void navigator.clipboard.writeText(link).then(() => toast(say('linkCopied')))}
        >
          {say('linkCopy')}
        </button>
      </p>
    </Notice>
  )
}

interface LinksProps {
  links: readonly ReplyLink[]
  busy: boolean
  onWithdraw: (id: string) => void
}

function Links({ links, busy, onWithdraw }: LinksProps) {
  const say = useWords(words)
  const language = useLanguage()
  if (links.length === 0) return null
  return (
    <>
      <h3 className="small muted">{say('links')}</h3>
      <ul className="bodies">
        {links.map(({ id, createdAt, state }) => (
          <li key={id} className="row">
            <span className="small grow">
              {formatMoment(createdAt, language)}
              {'\u00a0· '}
              {say(`link-${state}`)}
            </span>
            {state === 'open' && (
              <button type="button" className="btn s quiet" disabled={busy} onClick={() => onWithdraw(id)}>
                {say('linkClose')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
