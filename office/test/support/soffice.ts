import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FONTS = join(import.meta.dirname, 'fonts.conf')

/** Converts by LibreOffice; a profile of its own each time, or parallel tests wait for each other's lock. */
export async function convert(bytes: Uint8Array, fileName: string, to: string): Promise<Uint8Array> {
  const dir = await mkdtemp(join(tmpdir(), 'gongjian-office-'))
  try {
    await writeFile(join(dir, fileName), bytes)
    const profile = `-env:UserInstallation=file://${dir}/profile`
    const options = { env: { ...process.env, FONTCONFIG_FILE: FONTS } }
    await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', dir, join(dir, fileName)], options)
    return await readFile(join(dir, `${parse(fileName).name}.${to.split(':')[0]}`))
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

export async function textOfPdf(pdf: Uint8Array): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'gongjian-office-'))
  try {
    await writeFile(join(dir, 'in.pdf'), pdf)
    return (await run('pdftotext', ['-layout', join(dir, 'in.pdf'), '-'])).stdout
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

export async function countPages(pdf: Uint8Array): Promise<number> {
  return (await textOfPdf(pdf)).split('\f').length - 1
}

/** Pictures for the eye, as `<prefix>-1.png` and so on. */
export async function drawPdf(pdf: Uint8Array, prefix: string, dpi = 60): Promise<void> {
  await writeFile(`${prefix}.pdf`, pdf)
  await run('pdftoppm', ['-r', String(dpi), '-png', `${prefix}.pdf`, prefix])
}
