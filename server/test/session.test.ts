import { createHmac } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { lockMs, totpStep } from '../src/session/sign-in.ts'
import { startTestServer, type Client, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

/** Signs in as the sign-in page does and keeps the cookie. */
async function signIn(login: string, password: string, totp?: string): Promise<Client> {
  const answer = await post('/api/session', { login, password, ...(totp ? { totp } : {}) })
  const body = (await answer.json()) as { error?: { code: string } }
  if (!answer.ok) throw Object.assign(new Error(body.error?.code), { status: answer.status, code: body.error?.code })
  return server.with((answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '')
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

let serial = 0
async function newAccount(): Promise<{ login: string; password: string }> {
  const login = `new-clerk-${serial++}`
  const admin = await server.as('administrator')
  const made = await admin.call('createAccount', { login, name: '新人', role: 'county-clerk', unit: '410181' })
  return { login, password: made.password }
}

const NEXT = 'Xin-mima-2019'

async function readyAccount(): Promise<{ login: string; client: Client }> {
  const { login, password } = await newAccount()
  const client = await signIn(login, password)
  await client.call('changePassword', { current: password, next: NEXT })
  return { login, client }
}

describe('the lock-out', () => {
  const table: [number, number][] = [
    [0, 0],
    [4, 0],
    [5, 60_000],
    [6, 120_000],
    [7, 240_000],
    [10, 32 * 60_000],
    [16, 24 * 3_600_000],
    [5000, 24 * 3_600_000],
  ]
  it.each(table)('after %i failures: %i ms', (failures, ms) => expect(lockMs(failures)).toBe(ms))

  it('locks after the fifth failure, even for the right password, until an administrator unlocks', async () => {
    const { login } = await readyAccount()
    for (let i = 0; i < 4; i++) await expect(signIn(login, 'wrong')).rejects.toMatchObject({ code: 'sign-in-failed' })
    await expect(signIn(login, 'wrong')).rejects.toMatchObject({ code: 'sign-in-locked', status: 429 })
    await expect(signIn(login, NEXT)).rejects.toMatchObject({ code: 'sign-in-locked' })
    const admin = await server.as('administrator')
    const { rows } = await admin.call('listAccounts', { q: login })
    expect(rows[0]?.lockedUntil).not.toBeNull()
    await admin.call('unlockAccount', { login })
    await expect(signIn(login, NEXT)).resolves.toBeDefined()
  })

  it('tells an unknown login and a wrong password in the same words', async () => {
    await expect(signIn('nobody', 'wrong')).rejects.toMatchObject({ code: 'sign-in-failed', status: 401 })
  })
})

describe('passwords', () => {
  it('are stored as argon2id', async () => {
    const { login } = await newAccount()
    const row = await server.app.connections.owner
      .selectFrom('account')
      .select('password_hash')
      .where('login', '=', login)
      .executeTakeFirstOrThrow()
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('a first password opens nothing but its own change', async () => {
    const { login, password } = await newAccount()
    const client = await signIn(login, password)
    const me = await client.call('getSession', {})
    expect(me.account.mustChangePassword).toBe(true)
    for (const name of ['listTasks', 'listSessions', 'listUnits'] as const) {
      await expect(client.call(name, {})).rejects.toMatchObject({ code: 'password-must-change', status: 403 })
    }
    await client.call('changePassword', { current: password, next: NEXT })
    await expect(client.call('listUnits', {})).resolves.toBeDefined()
    await expect(signIn(login, password)).rejects.toMatchObject({ code: 'sign-in-failed' })
  })

  const weak: [string, string, string][] = [
    ['too short', 'Ab-123', 'password-weak'],
    ['the same again', NEXT, 'password-weak'],
    ['with the login in it', 'my-LOGIN-2019', 'password-weak'],
  ]
  it.each(weak)('%s is refused', async (_, next, code) => {
    const { login, client } = await readyAccount()
    await expect(
      client.call('changePassword', { current: NEXT, next: next.replace('LOGIN', login) }),
    ).rejects.toMatchObject({ code, status: 400 })
  })

  it('the current one must be known', async () => {
    const { client } = await readyAccount()
    await expect(client.call('changePassword', { current: 'guess', next: 'Another-2019' })).rejects.toMatchObject({
      code: 'password-wrong',
    })
  })
})

describe('sessions', () => {
  it('are listed, ended one by one, and all at once', async () => {
    const { login, client } = await readyAccount()
    const other = await signIn(login, NEXT)
    const third = await signIn(login, NEXT)
    const sessions = await client.call('listSessions', {})
    expect(sessions.map((s) => s.current).filter(Boolean)).toHaveLength(1)
    expect(sessions).toHaveLength(3)
    const newest = Math.max(...sessions.map((s) => s.id))
    await client.call('endSession', { id: newest })
    await expect(third.call('getSession', {})).rejects.toMatchObject({ status: 401 })
    await expect(client.call('endAllSessions', {})).resolves.toEqual({ ended: 2 })
    for (const c of [client, other]) await expect(c.call('getSession', {})).rejects.toMatchObject({ status: 401 })
  })

  it("nobody ends another's", async () => {
    const mine = await readyAccount()
    const theirs = await readyAccount()
    const [session] = await theirs.client.call('listSessions', {})
    await expect(mine.client.call('endSession', { id: session?.id ?? 0 })).rejects.toMatchObject({
      code: 'session-not-found',
    })
    await expect(theirs.client.call('getSession', {})).resolves.toBeDefined()
  })

  it('end for everybody else when the password changes, and on signing out', async () => {
    const { login, client } = await readyAccount()
    const other = await signIn(login, NEXT)
    await client.call('changePassword', { current: NEXT, next: 'Another-2019' })
    await expect(other.call('getSession', {})).rejects.toMatchObject({ status: 401 })
    await client.call('signOut', {})
    await expect(client.call('getSession', {})).rejects.toMatchObject({ status: 401 })
  })

  it('hold a token that the database does not know', async () => {
    const client = await server.as('office')
    const token = client.cookie.split('=')[1] ?? ''
    const rows = await server.app.connections.owner.selectFrom('session').select('token_hash').execute()
    expect(rows.map((r) => r.token_hash)).not.toContain(token)
  })
})

/** RFC 6238 by hand, as another maker's authenticator computes it: HMAC-SHA-1, 30 s, six digits. */
function authenticator(base32: string, atMs: number): string {
  const bits = [...base32]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g)?.map((b) => parseInt(b, 2)) ?? [])
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = (mac.at(-1) ?? 0) & 0x0f
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe('the one-time code', () => {
  it('is the RFC’s: any authenticator makes it, a step too early or too late is good, two are not', () => {
    const rfc = Buffer.from('12345678901234567890')
    const secret = new Secret({ buffer: new Uint8Array(rfc).buffer }).base32
    // RFC 6238, appendix B: 94287082 at 59 s, 07081804 at 1111111109 s; six digits of them.
    expect([59, 1111111109].map((s) => authenticator(secret, s * 1000))).toEqual(['287082', '081804'])
    vi.useFakeTimers({ now: 1_569_000_015_000, toFake: ['Date'] })
    try {
      const now = Date.now()
      const good = [-60, -30, 0, 30, 60].map((s) => totpStep(secret, authenticator(secret, now + s * 1000), null))
      const step = Math.floor(now / 30_000)
      expect(good).toEqual([null, step - 1, step, step + 1, null])
      const code = authenticator(secret, now)
      expect([`${code.slice(0, 3)} ${code.slice(3)}`, code].map((c) => totpStep(secret, c, null))).toEqual([step, step])
      expect(totpStep(secret, code, step)).toBeNull()
      expect(totpStep(secret, authenticator(secret, now - 30_000), step)).toBeNull()
      expect(totpStep(secret, authenticator(secret, now + 30_000), step)).toBe(step + 1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('ends with a lost phone: the administrator resets, the next phone begins anew', async () => {
    const { login, client } = await readyAccount()
    const lost = await client.call('startTotp', {})
    await client.call('confirmTotp', { code: authenticator(lost.secret, Date.now()) })
    const admin = await server.as('administrator')
    const { password } = await admin.call('resetPassword', { login })
    await expect(client.call('getSession', {})).rejects.toMatchObject({ status: 401 })
    const again = await signIn(login, password)
    await again.call('changePassword', { current: password, next: `${NEXT}-2` })
    const found = await again.call('startTotp', {})
    expect(found.secret).not.toBe(lost.secret)
    await again.call('confirmTotp', { code: authenticator(found.secret, Date.now() - 30_000) })
    const stale = authenticator(lost.secret, Date.now())
    await expect(signIn(login, `${NEXT}-2`, stale)).rejects.toMatchObject({ code: 'totp-wrong' })
    await expect(signIn(login, `${NEXT}-2`, authenticator(found.secret, Date.now()))).resolves.toBeDefined()
  })

  it('is asked for once it is on, is good once, and can be taken off with the password', async () => {
    const { login, client } = await readyAccount()
    const { secret, uri } = await client.call('startTotp', {})
    expect(uri).toMatch(/^otpauth:\/\/totp\//)
    const totp = new TOTP({ secret: Secret.fromBase32(secret) })
    await expect(client.call('confirmTotp', { code: '000000' })).rejects.toMatchObject({ code: 'totp-wrong' })
    // The step before is still accepted, and leaves the present one for signing in.
    await client.call('confirmTotp', { code: totp.generate({ timestamp: Date.now() - 30_000 }) })
    await expect(signIn(login, NEXT)).rejects.toMatchObject({ code: 'totp-required' })
    await expect(signIn(login, NEXT, '000000')).rejects.toMatchObject({ code: 'totp-wrong' })
    const code = totp.generate()
    await expect(signIn(login, NEXT, code)).resolves.toBeDefined()
    await expect(signIn(login, NEXT, code)).rejects.toMatchObject({ code: 'totp-wrong' })
    await expect(client.call('removeTotp', { password: 'wrong' })).rejects.toMatchObject({ code: 'password-wrong' })
    await client.call('removeTotp', { password: NEXT })
    await expect(signIn(login, NEXT)).resolves.toBeDefined()
  })
})

describe('the cookie and where requests come from', () => {
  it('is out of reach of scripts and of other sites', async () => {
    const answer = await post('/api/session', { login: 'office', password: inject('trialPassword') })
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^gongjian=[\w-]{40,};/)
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
  })

  const foreign: [string, Record<string, string>][] = [
    ['fetch metadata', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
  ]
  it.each(foreign)('a post from another site is refused (%s)', async (_, headers) => {
    const client = await server.as('office')
    const answer = await post('/api/sessions/end-all', {}, { ...headers, cookie: client.cookie })
    expect(answer.status).toBe(403)
    await expect(client.call('getSession', {})).resolves.toBeDefined()
  })
})

describe('the one click of the trial', () => {
  it('takes trial accounts only', async () => {
    const { login } = await newAccount()
    await expect(server.as(login)).rejects.toMatchObject({ code: 'account-not-found' })
    const { trial, accounts } = await server.anonymous().call('listTrialAccounts', {})
    expect(trial).toBe(true)
    expect(new Set(accounts.map((a) => a.role)).size).toBe(9)
  })

  it('is off outside trial mode', async () => {
    const real = await startTestServer({ env: { TRIAL: '0' } })
    try {
      await expect(real.as('office')).rejects.toMatchObject({ code: 'trial-off', status: 403 })
      await expect(real.anonymous().call('listTrialAccounts', {})).resolves.toEqual({ trial: false, accounts: [] })
    } finally {
      await real.close()
    }
  })
})
