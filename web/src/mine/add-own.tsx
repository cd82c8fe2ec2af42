import type { Added } from '@bezpechne/shared/mine'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { useAct } from '../lib/act.ts'
import { ApiError } from '../lib/api.ts'
import { useTask } from '../lib/use-task.ts'
import { useWords } from '../lib/words.ts'
import { ReceiptForm } from '../ui/receipt-form.tsx'
import { Trouble } from '../ui/trouble.tsx'
import { mineWords } from './words.ts'

/** One that was sent without an address joins the list. */
export function AddOwn() {
  const say = useWords(mineWords)
  const act = useAct()
  const client = useQueryClient()
  const { busy, error, run } = useTask()
  const [added, setAdded] = useState<string>()
  const unknown = error instanceof ApiError && error.status === 404
  const add = (code: string) =>
    run(async () => {
      const { number } = await act<Added>('/mine/inquiries', { code })
      setAdded(number)
      await client.invalidateQueries({ queryKey: ['mine', 'inquiries'] })
    })
  return (
    <section className="card stack t" aria-labelledby="add-own-h">
      <h2 id="add-own-h" className="h3">
        {say('add')}
      </h2>
      <p className="small muted">{say('addText')}</p>
      <ReceiptForm
        key={added}
        unknown={unknown}
        busy={busy}
        action={say('addYes')}
        onOpen={(code) => void add(code)}
      />
      {error !== undefined && !unknown && <Trouble error={error} />}
      <output className="small">
        {added && !busy && error === undefined && say('added', { number: added })}
      </output>
    </section>
  )
}
