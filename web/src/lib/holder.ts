/** How an author is known: by the code of the receipt, or, signed in, by the number alone. */
export type Holder = { code: string } | { own: { city: string; number: string } }
