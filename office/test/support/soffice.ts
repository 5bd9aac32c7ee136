import { execFile, spawn } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inject } from 'vitest'

const run = promisify(execFile)
const FONTS = join(import.meta.dirname, 'fonts.conf')

/** A document that stays open: an office with nothing open ends after each conversion, and takes seconds to start again. */
const OPEN = 'open.txt'
const START_MS = 60_000

async function mayBe<T>(work: Promise<T>): Promise<T | null> {
  return work.catch(() => null)
}

/** One LibreOffice for the whole run (tests/setup/office.ts ends it): whoever comes first starts it. */
async function running(folder: string, env: NodeJS.ProcessEnv): Promise<void> {
  if ((await mayBe(mkdir(join(folder, 'started')).then(() => true))) !== null) {
    await writeFile(join(folder, OPEN), '开着')
    const office = spawn('soffice', [profileIn(folder), '--headless', '--norestore', '--nologo', join(folder, OPEN)], {
      env,
      stdio: 'ignore',
      detached: true,
    })
    office.unref()
    await writeFile(join(folder, 'pid'), String(office.pid))
  }
  // LibreOffice puts its lock beside what it has opened.
  const isOpen = (): Promise<unknown> => mayBe(access(join(folder, `.~lock.${OPEN}#`)).then(() => true))
  for (let waited = 0; (await isOpen()) === null && waited < START_MS; waited += 100) await setTimeout(100)
}

function profileIn(folder: string): string {
  return `-env:UserInstallation=file://${folder}/profile`
}

/** One conversion at a time, over all processes. */
async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const busy = join(folder, 'busy')
  while ((await mayBe(mkdir(busy).then(() => true))) === null) await setTimeout(50)
  return work().finally(() => rmdir(busy))
}

/** Converts by LibreOffice. */
export async function convert(bytes: Uint8Array, fileName: string, to: string): Promise<Uint8Array> {
  const folder = inject('officeDir')
  const dir = await mkdtemp(join(tmpdir(), 'gongjian-office-'))
  const env = { ...process.env, FONTCONFIG_FILE: FONTS }
  try {
    await writeFile(join(dir, fileName), bytes)
    await running(folder, env)
    const ask = [profileIn(folder), '--headless', '--convert-to', to, '--outdir', dir, join(dir, fileName)]
    await alone(folder, () => run('soffice', ask, { env }))
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
