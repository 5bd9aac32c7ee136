import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** How many pictures of the first page of its PDF show anything: one of a single colour is an empty box. */
export async function picturesOnPaper(page: Page): Promise<number> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'gongjian-print-'))
  try {
    const file = path.join(dir, 'printed.pdf')
    await page.pdf({ path: file, format: 'A4' })
    await promisify(execFile)('pdfimages', ['-f', '1', '-l', '1', '-png', file, path.join(dir, 'of')])
    const pictures = (await readdir(dir)).filter((name) => name.endsWith('.png'))
    const shows = await Promise.all(
      pictures.map(async (name) => {
        const { channels } = await sharp(path.join(dir, name)).flatten({ background: '#fff' }).stats()
        return channels.some((c) => c.stdev > 0)
      }),
    )
    return shows.filter(Boolean).length
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
