import { z } from 'zod'
import { contract } from '../operation/contract.ts'
import { Day } from '../calendar/calendar.ts'
import { Township, Unit, UnitCode } from './unit.ts'

export const unitContracts = {
  listUnits: contract({
    name: 'listUnits',
    method: 'GET',
    path: '/units',
    summary: '单位列表',
    access: 'unit.read',
    input: z.object({}),
    output: z.array(
      Unit.extend({ townships: z.number().int(), leads: z.array(z.string()), cooperates: z.array(z.string()) }),
    ),
  }),
  renameUnit: contract({
    name: 'renameUnit',
    method: 'POST',
    path: '/units/:code/names',
    summary: '登记单位更名',
    access: 'unit.edit',
    input: z.object({ code: UnitCode, name: z.string().trim().min(2).max(60), validFrom: Day }),
    output: Unit,
  }),
  listTownships: contract({
    name: 'listTownships',
    method: 'GET',
    path: '/townships',
    summary: '乡镇街道',
    access: 'unit.read',
    input: z.object({ unit: UnitCode.optional(), countyCode: z.string().optional(), q: z.string().max(40).optional() }),
    output: z.array(Township),
  }),
  assignTownship: contract({
    name: 'assignTownship',
    method: 'PUT',
    path: '/townships/:code',
    summary: '调整乡镇归属',
    access: 'unit.edit',
    input: z.object({ code: z.string(), unit: UnitCode.nullable() }),
    output: Township,
  }),
} as const
