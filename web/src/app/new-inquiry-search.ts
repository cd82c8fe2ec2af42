import type { Step } from '../inquiries/index.ts'

interface NewInquirySearch {
  /** Where the person pointed before the form opened. */
  lat?: number
  lng?: number
  step?: Step
}

const steps: Record<Step, true> = { danger: true, place: true, topic: true, words: true, preview: true }

/** What the form reads from its address; anything else in it is ignored. */
export function newInquirySearch(search: Record<string, unknown>): NewInquirySearch {
  const { lat, lng, step } = search
  return {
    ...(isDegrees(lat, 90) && isDegrees(lng, 180) && { lat, lng }),
    ...(isStep(step) && { step }),
  }
}

function isDegrees(value: unknown, limit: number): value is number {
  return typeof value === 'number' && Math.abs(value) <= limit
}

function isStep(value: unknown): value is Step {
  return typeof value === 'string' && Object.hasOwn(steps, value)
}
