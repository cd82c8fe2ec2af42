/** Nobody looks further around a point for officers, in metres. */
export const mostDoubt = 500

/** Half of a street whose length nobody has told, in metres. */
export const usualReach = 300
