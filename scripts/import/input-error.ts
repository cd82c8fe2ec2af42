/** Something the operator can put right; told without a stack. */
export class InputError extends Error {}
