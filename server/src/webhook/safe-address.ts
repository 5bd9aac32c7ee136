import dns from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { fail } from '@gongjian/domain/error/codes.ts'

/** Not of the public internet (IANA special-purpose registries): own machine, own network, link-local with its metadata services, tunnels. */
const CLOSED_4: readonly (readonly [net: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]
/** Within 2000::/3, which alone is public: those that lead back to an IPv4 address, and examples. */
const CLOSED_6: readonly (readonly [net: string, bits: number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

const closed = new BlockList()
for (const [net, bits] of CLOSED_4) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of CLOSED_6) closed.addSubnet(net, bits, 'ipv6')
const open6 = new BlockList()
open6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address of the public internet; what is no address is none. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed.check(address, 'ipv4')
    case 6:
      return open6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
    default:
      return false
  }
}

/** A refusal to connect; the message is for the person who reads the delivery. */
export class ClosedAddress extends Error {}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/** Named by the operator in WEBHOOK_HOSTS: a host of the own network, over http if need be. */
export function isNamedHost(url: URL, hosts: readonly string[]): boolean {
  return hosts.includes(url.host) || hosts.includes(url.hostname)
}

/** The address, if something may be sent there; what it resolves to is held again at each connection. */
export function mustBeSafeUrl(text: string, hosts: readonly string[]): URL {
  const refuse = (why: string): never => fail('webhook-url', { why })
  const url = URL.parse(text)
  if (!url) return refuse('不是完整的网址，请写成 https://主机名/路径')
  if (url.username !== '' || url.password !== '') return refuse('网址里不要写用户名和密码，签名已能证明来源')
  if (isNamedHost(url, hosts)) return /^https?:$/.test(url.protocol) ? url : refuse('请用 https')
  if (url.protocol !== 'https:') return refuse('请用 https；单位内网的接收方由部署人员列入 WEBHOOK_HOSTS 后可用 http')
  if (isIP(bareHost(url)) !== 0 ? !isPublic(bareHost(url)) : !url.hostname.includes('.'))
    return refuse('这是本机或内网的地址；单位内网的接收方由部署人员列入 WEBHOOK_HOSTS 后可用')
  return url
}

/**
 * Resolves as the system does and refuses a name that leads into a closed network. It is the look-up of the connection itself,
 * so nobody can answer the check with one address and the connection with another.
 */
export function publicLookup(...[hostname, options, done]: Parameters<LookupFunction>): void {
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '')
    const bad = found.find((a) => !isPublic(a.address))
    if (bad) return done(new ClosedAddress(`${hostname} 解析到内网地址 ${bad.address}，没有发送`), '')
    const [first] = found
    if (!first) return done(new ClosedAddress(`${hostname} 没有地址`), '')
    return options.all === true ? done(null, found) : done(null, first.address, first.family)
  })
}
