// NOTE: by hand, not by zod: this file loads with the map, and a broken address falls back to the whole desk.

type Raw = Record<string, unknown>

export interface ModerationSearch {
  state?: 'queue' | 'published' | 'hidden'
  id?: string | undefined
}

export function moderationSearch({ state, id }: Raw): ModerationSearch {
  return {
    ...(state === 'queue' || state === 'published' || state === 'hidden' ? { state } : {}),
    ...(typeof id === 'string' ? { id } : {}),
  }
}

export interface AnsweringSearch {
  state?: 'waiting' | 'answered'
  number?: string | undefined
}

export function answeringSearch({ state, number }: Raw): AnsweringSearch {
  return {
    ...(state === 'waiting' || state === 'answered' ? { state } : {}),
    ...(typeof number === 'string' ? { number } : {}),
  }
}
