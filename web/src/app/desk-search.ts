// NOTE: by hand, not by zod: this file loads with the map, and a broken address falls back to the whole desk.

type Raw = Record<string, unknown>

export interface ModerationSearch {
  state?: 'queue' | 'published' | 'hidden'
  id?: string | undefined
}

export function moderationSearch({ state, id }: Raw): ModerationSearch {
  return {
    state: state === 'published' || state === 'hidden' ? state : 'queue',
    ...(typeof id === 'string' ? { id } : {}),
  }
}

export interface AnsweringSearch {
  state?: 'waiting' | 'overdue' | 'answered'
  number?: string | undefined
}

export function answeringSearch({ state, number }: Raw): AnsweringSearch {
  return {
    state: state === 'answered' || state === 'overdue' ? state : 'waiting',
    ...(typeof number === 'string' ? { number } : {}),
  }
}
