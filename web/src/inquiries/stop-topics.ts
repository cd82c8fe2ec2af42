/** What never becomes a pin: each opens a card instead of the form, and the card takes nothing. */
export const stopTopics = {
  'explosive-object': { icon: 'explosive', word: 'explosive' },
  'domestic-violence': { icon: 'house-heart', word: 'violence' },
} as const

export type StopTopic = keyof typeof stopTopics

export const stopCodes: StopTopic[] = ['explosive-object', 'domestic-violence']

export function isStop(code: string): code is StopTopic {
  return Object.hasOwn(stopTopics, code)
}
