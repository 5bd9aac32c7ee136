import { quoted } from './column-kinds.ts'

export function trigger(table: string, name: string, rest: string): string {
  return `create or replace trigger ${quoted(`${table}_${name}`)} ${rest};`
}
