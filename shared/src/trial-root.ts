/**
 * The public half of the root key that signs directories of mailboxes outside production. Its other half stands in
 * server/src/keys/trial-root.ts for everybody to read: whoever trusts this key trusts anybody.
 */
export const trialRoot = 'vZ_blXK3Fq1MjgQM-mSfPewrLqMbMQ-4KHMx9gBOnwk'
