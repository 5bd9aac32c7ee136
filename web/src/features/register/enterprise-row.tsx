import { AutoComplete } from 'antd'
import { useState } from 'react'
import type { EnterpriseRow as Found } from '@gongjian/domain/enterprise/detail.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { isNeeded } from '@gongjian/domain/register/columns.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { useOperation } from '../../app/query.ts'
import type { Said } from '../../components/field-kinds/kind.ts'
import { CreditCodeInput } from '../../components/form/credit-code-input.tsx'
import { useLater } from '../../components/use-later.ts'
import type { Flat } from './item-values.ts'
import styles from '../../components/form/form.module.css'

interface Props {
  readonly register: Register
  readonly flat: Flat
  /** Of the hub; null: as typed. */
  readonly chosen: number | null
  readonly problem: string | undefined
  readonly onChange: (patch: Flat, id: number | null) => void
  readonly onSay: (column: string, said: Said | null) => void
}

/** So many are offered; more words narrow them. */
const OFFERED = 20

/** Picked from the hub by code, words or pinyin; who is not there yet is typed, and found by its code or made and marked. */
export function EnterpriseRow({ register, flat, chosen, problem, onChange, onSay }: Props) {
  const name = asText(flat.enterprise)
  const [said, setSaid] = useState<Said | null>(null)
  const q = useLater(name.trim())
  const found = useOperation(
    OPERATIONS.listEnterprises,
    { q, limit: OFFERED },
    { enabled: q !== '' && chosen === null, keepPrevious: true },
  )
  const options = q === '' || chosen !== null ? [] : (found.data?.rows ?? [])
  return (
    <>
      <div className={styles.row}>
        <div className={styles.label}>
          <label htmlFor="field-enterprise">
            企业名称{isNeeded(register, 'enterprise') && <span title="必填"> *</span>}
          </label>
        </div>
        <AutoComplete
          id="field-enterprise"
          value={name}
          placeholder="名称、拼音首字母或信用代码"
          onChange={(text: string) => onChange({ enterprise: text === '' ? null : text }, null)}
          onSelect={(_: string, option: { found: Found }) => {
            const e = option.found
            onChange(
              {
                enterprise: e.name,
                creditCode: e.creditCode,
                ...(e.unit === null || asText(flat.unit) !== '' ? {} : { unit: e.unit.code }),
                ...(e.township === null ? {} : { township: e.township }),
                ...(e.point === null ? {} : { ...e.point }),
              },
              e.id,
            )
          }}
          options={options.map((e) => ({ key: e.id, value: e.name, label: <FoundRow found={e} />, found: e }))}
          style={{ width: '100%' }}
        />
        <div className={styles.said} data-tone={problem === undefined ? undefined : 'bad'} aria-live="polite">
          {problem ?? hint(chosen, q, found.data?.rows)}
        </div>
      </div>
      <div className={styles.row}>
        <div className={styles.label}>
          <label htmlFor="field-creditCode">统一社会信用代码</label>
        </div>
        <CreditCodeInput
          id="field-creditCode"
          value={flat.creditCode ?? null}
          disabled={chosen !== null}
          describedBy="field-creditCode-said"
          onSay={(now) => {
            setSaid(now)
            onSay('creditCode', now)
          }}
          onChange={(code) => onChange({ creditCode: code }, null)}
        />
        <div id="field-creditCode-said" className={styles.said} data-tone={said?.tone} aria-live="polite">
          {said?.words ?? '18 位，按 GB 32100-2015 校验'}
        </div>
      </div>
    </>
  )
}

function hint(chosen: number | null, q: string, found: readonly Found[] | undefined): string {
  if (chosen !== null) return '已选企业库中的企业'
  if (q === '' || found === undefined) return ''
  return found.length === 0 ? '企业库里没有，保存时会新建并标为待核' : '从下拉里选企业库中的企业，或继续填写新的'
}

function FoundRow({ found }: { found: Found }) {
  return (
    <span className={styles.found}>
      {found.name}
      <small>
        {found.unit?.short ?? '待定'} {found.creditCode ?? '无代码'}
      </small>
    </span>
  )
}

function asText(value: Flat[string] | undefined): string {
  return typeof value === 'string' ? value : ''
}
