import { type ComponentType, useMemo } from 'react'

import { Skeleton } from '../ui/skeleton.tsx'
import { Trouble } from '../ui/trouble.tsx'
import type { DisputePhotosProps } from './dispute-dialog.tsx'
import { OwnInquiry, type RevisionProps } from './own-inquiry.tsx'
import { useChanges, useReceipt } from './use-receipt.ts'

interface Props {
  city: string
  number: string
  onClose: () => void
  Revision: ComponentType<RevisionProps>
  DisputePhotos: ComponentType<DisputePhotosProps>
}

/** One of the inquiries of whoever is signed in: all that the receipt shows, without its code. */
export function OwnByAddress({ city, number, ...rest }: Props) {
  const holder = useMemo(() => ({ own: { city, number } }), [city, number])
  const { data: own, error, refetch } = useReceipt(holder)
  const reread = () => void refetch()
  useChanges(own, reread)
  if (!own) return error ? <Trouble error={error} onRetry={reread} /> : <Skeleton rows={6} />
  return <OwnInquiry own={own} holder={holder} onChanged={reread} closeSays="toList" {...rest} />
}
