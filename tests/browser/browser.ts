import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type BrowserContext, type Locator, type Page, type Request } from 'playwright-core'

export const PICTURES = path.resolve(import.meta.dirname, '../pictures')

export const WIDE = { width: 1440, height: 900 } as const
export const NARROW = { width: 390, height: 844 } as const

/** Debian's headless chromium, or that of CHROMIUM, kept off the network: nothing but our own server is asked. */
export async function openBrowser(): Promise<Browser> {
  mkdirSync(PICTURES, { recursive: true })
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // The map draws with WebGL: without a card, by the processor.
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--font-render-hinting=none',
    ],
  })
}

export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** What the browser complained about: a page with errors is not done. */
  readonly complaints: string[]
  /** What it has asked for and not got yet. */
  readonly underway: Set<Request>
}

export async function visit(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number } = WIDE,
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { ...viewport },
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    // What unfolds is clicked where it stood a moment ago, and the click falls on its neighbour.
    reducedMotion: 'reduce',
  })
  return openPage(context)
}

async function openPage(context: BrowserContext): Promise<Visitor> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refused call is the server's answer, shown to the person; the browser logs it all the same.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text())
  })
  const underway = new Set<Request>()
  page.on('request', (request) => underway.add(request))
  const ended = (request: Request) => underway.delete(request)
  page.on('requestfinished', ended).on('requestfailed', ended)
  return { page, context, complaints, underway }
}

/**
 * Until it stands on the page. Playwright's own waiting asks after 20, 50, 100, 100, then 500 ms: what comes within half a second is seen
 * half a second late, some two hundred times a run.
 */
export async function shown(what: Locator): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await what.page().waitForTimeout(20))
    if (await what.isVisible()) return
  await what.waitFor({ timeout: 1 })
}

/** Long enough for what has come to be drawn and to ask for more; a fifth of playwright's networkidle, some two hundred times a run. */
const QUIET = 100

/** Nothing has been asked for since a moment, and nothing is on its way. */
export async function settled({ page, underway }: Visitor): Promise<void> {
  const end = Date.now() + 20_000
  for (let quietSince = Date.now(); Date.now() - quietSince < QUIET;) {
    if (Date.now() > end) throw new Error(`still on its way: ${[...underway].map((r) => r.url()).join(', ')}`)
    await page.waitForTimeout(20)
    if (underway.size > 0) quietSince = Date.now()
  }
}

/** Another page in the same browser, where nobody is signed in; only the cache of assets is left of the visits before. */
export async function visitAgain({ context }: Visitor): Promise<Visitor> {
  await context.clearCookies()
  return openPage(context)
}

/** Closes the page and what it kept in the browser's storage. */
export async function forget({ page }: Visitor): Promise<void> {
  await page.evaluate('localStorage.clear(); sessionStorage.clear()').catch(() => undefined)
  await page.close()
}

/** Signs in by one click's request; the cookie lands in the context. */
export async function signInAs({ page }: Visitor, login: string): Promise<void> {
  const answer = await page.request.post('/api/session/trial', { data: { login } })
  if (!answer.ok()) throw new Error(`sign-in of ${login}: ${answer.status()} ${await answer.text()}`)
}

/** For the eye and the guide alone, so only where they are asked for (PICTURES=1): to draw and pack one costs two cores half a second. */
export async function picture({ page }: Visitor, name: string, fullPage = false): Promise<void> {
  if (process.env.PICTURES !== '1') return
  // Calendars are drawn when the page has nothing else to do.
  await page.waitForTimeout(500)
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' })
}

/** The page itself never scrolls sideways (look.md, Ground rules). */
export async function overflow({ page }: Visitor): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}
