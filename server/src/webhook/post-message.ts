import http from 'node:http'
import https from 'node:https'
import { DomainError } from '@gongjian/domain/error/codes.ts'
import { ClosedAddress, isNamedHost, mustBeSafeUrl, publicLookup } from './safe-address.ts'
import type { SignedHead } from './sign.ts'

const TIMEOUT_MS = 10_000

/** What became of one try. problem null: the receiver took it. */
export interface Posted {
  readonly status: number | null
  readonly problem: string | null
}

function inWords(error: unknown): string {
  if (error instanceof ClosedAddress || error instanceof DomainError) return error.message
  const { code, name } = error as { code?: string; name?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return `${TIMEOUT_MS / 1000} 秒内没有应答`
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return '找不到接收方的主机名'
    case 'ECONNREFUSED':
      return '接收方拒绝连接，服务可能没有运行'
    default:
      return `连不上接收方（${code ?? name ?? '原因不明'}）`
  }
}

function judge(status: number): Posted {
  if (status >= 200 && status < 300) return { status, problem: null }
  // Where it leads was not looked at when the address was entered.
  if (status >= 300 && status < 400)
    return { status, problem: `接收方要求转到别处（${status}），不跟随；请填写最终的地址` }
  return { status, problem: `接收方应答 ${status}` }
}

function send(url: URL, body: string, head: Record<string, string>, isNamed: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'http:' ? http : https
    const sent = request(url, {
      method: 'POST',
      // A kept connection would be to an address that was looked up earlier.
      agent: false,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: head,
      ...(isNamed ? {} : { lookup: publicLookup }),
    })
    sent.on('response', (response) => {
      // What it says beyond its status is nobody's: a page of the own network must not be read back through us.
      response.resume()
      resolve(response.statusCode ?? 0)
      response.destroy()
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Sends once, to the very address, and says in words what went wrong. */
export async function postMessage(
  address: string,
  body: string,
  signed: SignedHead,
  hosts: readonly string[],
): Promise<Posted> {
  try {
    const url = mustBeSafeUrl(address, hosts)
    const head = {
      ...signed,
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'gongjian-webhook',
    }
    return judge(await send(url, body, head, isNamedHost(url, hosts)))
  } catch (error) {
    return { status: null, problem: inWords(error) }
  }
}
