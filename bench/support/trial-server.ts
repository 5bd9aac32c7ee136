import type { App } from '../../server/src/app.ts'
import { buildHttp } from '../../server/src/entry/http.ts'
import { startProduct } from './product.ts'

export interface TrialServer {
  readonly app: App
  readonly base: string
  /** The cookie of a trial's account. */
  signIn(login: string): Promise<string>
  close(): Promise<void>
}

/** The product as it starts for a trial without registers. */
export async function startTrialServer(): Promise<TrialServer> {
  const product = await startProduct({ TRIAL_PASSWORD: 'Yanshi-2019-mima', TRIAL_SCALE: '0' })
  const server = await buildHttp(product.app)
  const base = await server.listen({ port: 0, host: '127.0.0.1' })
  return {
    app: product.app,
    base,
    async signIn(login) {
      const signedIn = await fetch(`${base}/api/session/trial`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login }),
      })
      return (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    },
    async close() {
      await server.close()
      await product.close()
    },
  }
}
