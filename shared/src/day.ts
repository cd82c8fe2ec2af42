import * as z from 'zod'

/** A day that calendars know and a database stores: there was no year nought. */
export const Day = z.iso.date().refine((day) => day >= '0001', { params: { code: 'wrong' } })
