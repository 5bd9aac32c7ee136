import { z } from 'zod'

/** The first entry of a backup: what lies in it and by which sum to know it. */
export const Manifest = z.object({
  format: z.literal('gongjian-backup-1'),
  takenAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(
    z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int(), sha256: z.string() }),
  ),
  files: z.array(z.string()).describe('sha256 of every attachment'),
  /** Hash of the last sealed block of the history; null: nothing sealed yet. */
  historyHead: z.string().nullable(),
})
export type Manifest = z.infer<typeof Manifest>
