import { z } from 'zod'
import { Light } from '../light/light.ts'

/** The window of a map, in degrees. */
export const Viewport = z.object({
  west: z.coerce.number(),
  south: z.coerce.number(),
  east: z.coerce.number(),
  north: z.coerce.number(),
  zoom: z.coerce.number().min(0).max(22),
})
export type Viewport = z.infer<typeof Viewport>

/** Near points are one cluster, made by the database, with the most urgent light among them; `id` where it is a single one. */
export const Spot = z.object({
  longitude: z.number(),
  latitude: z.number(),
  count: z.number().int(),
  light: Light,
  id: z.number().int().nullable(),
  title: z.string().nullable(),
})
export type Spot = z.infer<typeof Spot>
