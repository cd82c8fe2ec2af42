/** Of a file of borders; beyond, nobody reads it. */
export const mostFileBytes = 50 * 1024 * 1024
