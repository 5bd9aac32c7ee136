import autocannon from 'autocannon'

const SECONDS = 1
/** Requests cut off at the end of a turn are still answered; the next turn begins without them. */
const SETTLE_MS = 300

/** Answers a second while so many ask at once; any refusal ends the measurement. */
export async function perSecond(url: string, cookie: string, connections: number): Promise<number> {
  const result = await autocannon({ url, connections, duration: SECONDS, headers: { cookie } })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused, ${result.errors} errors`)
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  return result.requests.average
}
