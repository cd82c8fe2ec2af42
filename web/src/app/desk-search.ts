// NOTE: by hand, not by zod: this file loads with the map, and a broken address falls back to the whole desk.

type Raw = Record<string, unknown>

interface QueueSearch {
  district?: string
  category?: string
  finding?: string
  age?: 'day' | 'three-days'
  photos?: 'with'
}

const moderationTabs = ['queue', 'published', 'hidden', 'covered'] as const

export interface ModerationSearch extends QueueSearch {
  state?: (typeof moderationTabs)[number]
  id?: string | undefined
}

export function moderationSearch({ state, id, ...raw }: Raw): ModerationSearch {
  return {
    state: moderationTabs.find((tab) => tab === state) ?? 'queue',
    ...(typeof id === 'string' ? { id } : {}),
    ...queueSearch(raw),
  }
}

function queueSearch({ age, photos, ...raw }: Raw): QueueSearch {
  const words = (['district', 'category', 'finding'] as const).flatMap((name) => {
    const value = raw[name]
    return typeof value === 'string' && /^[a-z0-9-]{2,60}$/.test(value) ? [[name, value]] : []
  })
  return {
    ...Object.fromEntries(words),
    ...(age === 'day' || age === 'three-days' ? { age } : {}),
    ...(photos === 'with' ? { photos } : {}),
  }
}

export interface AnsweringSearch {
  state?: 'waiting' | 'overdue' | 'answered' | 'check' | 'ageing'
  number?: string | undefined
}

const answeringTabs = ['waiting', 'overdue', 'answered', 'check', 'ageing'] as const

export function answeringSearch({ state, number }: Raw): AnsweringSearch {
  return {
    state: answeringTabs.find((tab) => tab === state) ?? 'waiting',
    ...(typeof number === 'string' ? { number } : {}),
  }
}

export interface SealedSearch {
  id?: string | undefined
}

export function sealedSearch({ id }: Raw): SealedSearch {
  return typeof id === 'string' ? { id } : {}
}
