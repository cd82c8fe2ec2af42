export interface Store<State> {
  get: () => State
  set: (change: Partial<State>) => void
  subscribe: (tell: () => void) => () => void
}

/** State outside React, for work that goes on whatever is on the screen. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const tell of listeners) tell()
    },
    subscribe(tell) {
      listeners.add(tell)
      return () => void listeners.delete(tell)
    },
  }
}
