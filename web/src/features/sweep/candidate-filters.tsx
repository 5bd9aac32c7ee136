import { Select } from 'antd'
import { useReach } from '../../app/me.tsx'
import { FilterChip } from '../../components/chip.tsx'
import { UnitSelect } from '../../components/unit-select.tsx'
import type { SweepProps } from './candidate-list.tsx'
import styles from './sweep.module.css'

/** By rule and by county; what is on stands beside as a chip. */
export function CandidateFilters({ sweep, rules, url, set }: SweepProps) {
  const reach = useReach('item.read')
  const titles = new Map(rules.rules.map((r) => [r.id, r.title]))
  return (
    <span className={styles.filters}>
      {sweep.byRule.length > 1 && (
        <Select
          aria-label="规则"
          placeholder="规则"
          value={url.rule ?? null}
          allowClear
          options={sweep.byRule.map(({ rule }) => ({ value: rule, label: titles.get(rule) ?? rule }))}
          onChange={(rule: string | null | undefined) => set({ rule: rule ?? undefined })}
          popupMatchSelectWidth={false}
          style={{ width: 180 }}
        />
      )}
      {reach !== 'own' && <UnitSelect value={url.unit} onChange={(unit) => set({ unit })} width={130} />}
      {url.missing !== undefined && (
        <FilterChip
          label="缺少"
          value={sweep.facts[url.missing] ?? url.missing}
          onClear={() => set({ missing: undefined })}
        />
      )}
    </span>
  )
}
