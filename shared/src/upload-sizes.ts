/** No import, so no schema library: the browser cuts by the same numbers as the server checks. */
export const pieceBytes = 32 * 1024
/** As large as a photo leaves a phone: five of them pass a link of 50 kbit/s in two minutes. */
export const photoBytes = 150_000
