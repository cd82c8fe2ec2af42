declare global {
  interface Window {
    /** Not in every browser. */
    trustedTypes?: {
      createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => unknown
    }
  }
}

/**
 * The one way in which these pages may start code from an address: a worker of their own build. The policy of the page
 * knows no other name, and markup has no rule at all.
 */
export function trustOwnWorkers(): void {
  window.trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      const { origin, pathname } = new URL(url, location.href)
      if (origin !== location.origin || !pathname.startsWith('/assets/letters/'))
        throw new TypeError('Not a worker of the private pages')
      return url
    },
  })
}
