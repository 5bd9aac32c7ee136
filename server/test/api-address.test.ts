import { describe, expect, it } from 'vitest'
import { isPublic, mustBeSafeUrl, publicLookup } from '../src/webhook/safe-address.ts'

describe('推送的接收地址', () => {
  it.each<[address: string, open: boolean]>([
    ['8.8.8.8', true],
    ['223.5.5.5', true],
    ['2400:3200::1', true],
    ['127.0.0.1', false],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['100.100.100.200', false],
    ['169.254.169.254', false],
    ['172.31.255.255', false],
    ['192.168.0.1', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::1', false],
    ['::', false],
    ['::ffff:127.0.0.1', false],
    ['64:ff9b::7f00:1', false],
    ['2002:7f00:1::', false],
    ['2001::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['ff02::1', false],
    ['localhost', false],
  ])('%s: %s', (address, open) => {
    expect(isPublic(address)).toBe(open)
  })

  it.each([
    ['not a url', /完整的网址/],
    ['ftp://example.com/x', /请用 https/],
    ['http://example.com/x', /请用 https/],
    ['https://user:word@example.com/', /用户名和密码/],
    ['https://localhost/x', /本机或内网/],
    ['https://intranet/x', /本机或内网/],
    ['https://127.0.0.1/x', /本机或内网/],
    ['https://2130706433/x', /本机或内网/],
    ['https://0x7f.1/x', /本机或内网/],
    ['https://[::1]/x', /本机或内网/],
    ['https://[::ffff:10.0.0.1]/x', /本机或内网/],
    ['https://169.254.169.254/latest/meta-data', /本机或内网/],
  ])('%s is refused in words', (url, words) => {
    expect(() => mustBeSafeUrl(url, [])).toThrow(words)
    expect(() => mustBeSafeUrl(url, ['esb.zz.local'])).toThrow(words)
  })

  it.each([
    ['https://example.com/hook?from=gongjian', []],
    ['https://8.8.8.8:8443/x', []],
    ['http://esb.zz.local/x', ['esb.zz.local']],
    ['http://10.1.2.3:8080/x', ['10.1.2.3:8080']],
  ])('%s is taken, with %s named', (url, hosts) => {
    expect(mustBeSafeUrl(url, hosts).href).toBe(url)
  })

  it('a named host is that host and port alone', () => {
    expect(() => mustBeSafeUrl('http://10.1.2.3:9090/x', ['10.1.2.3:8080'])).toThrow(/https/)
  })

  it.each([{}, { all: true }])('a name that leads home is refused as it is resolved, %j', async (options) => {
    const looked = await new Promise<Error | null>((resolve) =>
      publicLookup('localhost', options, (error) => resolve(error)),
    )
    expect(looked?.message).toMatch(/localhost 解析到内网地址/)
  })
})
