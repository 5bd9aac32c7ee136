import { describe, expect, it } from 'vitest'
import { Login } from '@gongjian/domain/account/contracts.ts'
import { Role } from '@gongjian/domain/account/role.ts'
import { zhengzhou } from '../index.ts'
import { trialAccounts } from '../trial/accounts.ts'

const accounts = trialAccounts(zhengzhou)

describe('trial accounts', () => {
  it('have a login each, of a unit of the plan, marked 演示', () => {
    expect(new Set(accounts.map((a) => a.login)).size).toBe(accounts.length)
    const units = new Set(zhengzhou.units.map((u) => u.code))
    for (const a of accounts) {
      expect(Login.parse(a.login)).toBe(a.login)
      expect(units.has(a.unit)).toBe(true)
      expect(a.name).toMatch(/^演示·/)
    }
  })

  it('know every role', () => {
    expect(new Set(accounts.map((a) => a.role))).toEqual(new Set(Role.options))
    expect(
      accounts
        .filter((a) => a.role === 'lead-desk')
        .map((a) => a.unit)
        .sort(),
    ).toEqual(['fagai', 'gongxin', 'shengtai', 'shuili'].sort())
    expect(accounts.filter((a) => a.role === 'cooperating-desk')).toHaveLength(11)
  })

  it('let every body write and approve', () => {
    for (const u of zhengzhou.units.filter((x) => x.kind === 'body')) {
      const roles = accounts.filter((a) => a.unit === u.code && a.role.startsWith('county')).map((a) => a.role)
      expect(roles).toEqual(['county-clerk', 'county-approver'])
    }
  })

  it('send the inspector to a township of his unit', () => {
    const inspector = accounts.find((a) => a.role === 'inspector')
    const own = zhengzhou.townships.filter((t) => t.unit === inspector?.unit).map((t) => t.code)
    expect(own).toEqual(expect.arrayContaining(inspector?.townships ?? ['none']))
  })

  it('show about a dozen on the sign-in page, one of each role', () => {
    const featured = accounts.filter((a) => a.featured)
    expect(featured.length).toBeGreaterThanOrEqual(10)
    expect(featured.length).toBeLessThanOrEqual(14)
    expect(new Set(featured.map((a) => a.role))).toEqual(new Set(Role.options))
  })
})
