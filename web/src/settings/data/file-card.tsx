import type { ImportState, ImportStatus } from '@bezpechne/shared/imports'
import { type ReactNode, useState } from 'react'

import { Skeleton } from '../../ui/skeleton.tsx'
import { Trouble } from '../../ui/trouble.tsx'
import { useChange } from '../calendar/use-change.ts'
import { SaveTrouble } from '../save-trouble.tsx'
import { ImportStep } from './import-step.tsx'

const open: readonly ImportState[] = ['uploading', 'reading', 'mapping', 'checking', 'checked', 'importing']

interface Props<One> {
  /** Where it has to be asked for, and what came of it. */
  file: { data: One | undefined; error: unknown; refetch: () => unknown }
  /** Words of the state that a file is in, and of the two buttons. */
  say: (word: ImportState | 'back' | 'cancel') => string
  onBack: () => void
  cancel: () => Promise<void>
  /** @param again whether what is checked shall be asked for once more */
  children: (one: One, again: boolean, onAgain: (again: boolean) => void) => ReactNode
}

/** One file that comes in, whatever it is of, at whatever step it is. */
export function FileCard<One extends Pick<ImportStatus, 'name' | 'state'>>(props: Props<One>) {
  const { file, say, onBack, cancel, children } = props
  const { data: one, error, refetch } = file
  const { busy, error: refused, run } = useChange()
  return (
    <>
      <p>
        <button type="button" className="btn quiet" onClick={onBack}>
          {say('back')}
        </button>
      </p>
      {error != null && <Trouble error={error} onRetry={() => void refetch()} />}
      {!one && error == null && <Skeleton rows={4} />}
      {one && (
        <section className="card stack" aria-labelledby="dt-one">
          <h2 id="dt-one" className="h3 dt-name">
            {one.name}
          </h2>
          <output id="dt-state" className="muted">
            {say(one.state)}
          </output>
          <Step one={one}>{children}</Step>
          {refused !== undefined && <SaveTrouble error={refused} />}
          {open.includes(one.state) && (
            <p>
              <button
                type="button"
                className="btn quiet"
                aria-disabled={busy}
                onClick={() => void run(cancel)}
              >
                {say('cancel')}
              </button>
            </p>
          )}
        </section>
      )}
    </>
  )
}

function Step<One extends Pick<ImportStatus, 'state'>>({
  one,
  children,
}: { one: One } & Pick<Props<One>, 'children'>) {
  const [again, setAgain] = useState(false)
  return (
    <ImportStep key={`${one.state} ${again}`} labelledBy="dt-state">
      {children(one, again, setAgain)}
    </ImportStep>
  )
}
